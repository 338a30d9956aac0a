import { Button } from 'antd';
import { useRef } from 'react';
import { newId } from '../../api/new-id.ts';
import { sendAttachment } from '../../api/send-attachment.ts';
import { CheckField, LongField } from '../../ui/fields.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { useTellError } from '../../ui/tell-error.ts';
import { useSay, useWords } from '../../ui/words.ts';
import type { PartProps } from './doing.ts';
import { ticketWords } from './words.ts';

/** Done: what was done, what was replaced, and the customer's own hand under it. */
export function DonePart({ page, doing, change, tried }: PartProps) {
  const t = useWords(ticketWords);
  return (
    <>
      <LongField
        label={t('wordsDone')}
        value={doing.words}
        onChange={(words) => change({ words })}
        problem={tried && doing.words.trim() === '' ? t('needWords') : null}
      />
      <Replaced page={page} value={doing.replaced} change={change} />
      <CheckField label={t('signed')} checked={doing.signed} onChange={(signed) => change({ signed })} />
      {doing.signed ? <Signature change={change} /> : null}
    </>
  );
}

function Replaced({ page, value, change }: Pick<PartProps, 'page' | 'change'> & { value: string }) {
  const t = useWords(ticketWords);
  const say = useSay();
  if (page.replaceable.length === 0) return null;
  const lines = page.replaceable.map(({ order, line, name, number }) => ({
    value: `${order}/${line}`,
    label: `${say(name)} · ${number}`,
  }));
  return (
    <SelectField
      label={t('replace')}
      choices={[{ value: '', label: t('replaceNone') }, ...lines]}
      value={value}
      onChange={(replaced) => change({ replaced })}
    />
  );
}

/** Kept stroke by stroke: whoever forgets to press anything has still signed. */
function Signature({ change }: Pick<PartProps, 'change'>) {
  const t = useWords(ticketWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const inked = useRef(false);
  const tellError = useTellError();
  const keep = async () => {
    const glass = canvas.current;
    if (!glass || !inked.current) return;
    const blob = await new Promise<Blob | null>((done) => glass.toBlob(done, 'image/png'));
    if (!blob) return;
    const id = newId();
    await sendAttachment(id, blob, `${id}.png`).then((signature) => change({ signature }), tellError);
  };
  const clear = () => {
    const glass = canvas.current;
    glass?.getContext('2d')?.clearRect(0, 0, glass.width, glass.height);
    inked.current = false;
    change({ signature: null });
  };
  return (
    <div onPointerUp={() => void keep()}>
      <SignaturePad
        label={t('signHere')}
        canvas={canvas}
        onInk={(ink) => {
          inked.current = ink;
        }}
      />
      <Button onClick={clear}>{t('clearSign')}</Button>
    </div>
  );
}
