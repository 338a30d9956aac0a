import { Button } from 'antd';
import { useId, useState } from 'react';
import { newId } from '../../../api/new-id.ts';
import { sendAttachment } from '../../../api/send-attachment.ts';
import { AttachmentField, type Picked } from '../../../ui/attachment-field.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWords } from '../../../ui/words.ts';
import style from './sheets.module.css';
import { sheetWords } from './words.ts';

/** Pictures are sent as they are taken, and go with the sheet by their ids. */
export function PhotoField(props: {
  label: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  problem: string | null;
}) {
  const { label, ids, onChange, problem } = props;
  const t = useWords(sheetWords);
  const field = useId();
  const tellError = useTellError();
  const [sending, setSending] = useState(false);
  const add = async (picked: readonly Picked[]) => {
    setSending(true);
    const added: string[] = [];
    for (const { blob } of picked.slice(0, 9 - ids.length)) {
      const id = newId();
      await sendAttachment(id, blob, `${id}.jpg`).then((kept) => added.push(kept), tellError);
    }
    setSending(false);
    if (added.length > 0) onChange([...ids, ...added]);
  };
  return (
    <fieldset aria-label={label} aria-describedby={problem ? `${field}-told` : undefined}>
      <p>{label}</p>
      <div className={style.buttons}>
        <AttachmentField accept="pictures" multiple bad={t('photoBad')} taken={add}>
          {sending ? '…' : t('addPhoto')}
        </AttachmentField>
        {ids.length > 0 ? (
          <Button onClick={() => onChange([])}>
            {t('photoKept', { n: ids.length })} · {t('photoDrop')}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <p id={`${field}-told`} role="alert">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
