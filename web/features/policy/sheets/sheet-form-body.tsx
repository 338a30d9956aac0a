import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { SheetForm } from '../../../../contract/sheets.ts';
import { newId } from '../../../api/new-id.ts';
import { LongField } from '../../../ui/fields.tsx';
import { SheetFields, type SheetValues } from '../../../ui/sheet-fields.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { emptyFields, readFilled, untouched } from './filled.ts';
import { PhotoField } from './photo-field.tsx';
import { type OpenedFrom, useColleagues } from './queries.ts';
import style from './sheets.module.css';
import { useHandIn } from './use-hand-in.ts';
import { sheetWords } from './words.ts';

type Field = SheetForm['fields'][number];

export function SheetFormBody({ form, from }: { form: SheetForm; from: OpenedFrom }) {
  const t = useWords(sheetWords);
  const [typed, setTyped] = useState<SheetValues>(() => untouched(form.fields));
  const [photos, setPhotos] = useState<string[]>([]);
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const read = readFilled(form.fields, typed);
  const empty = emptyFields(form.fields, read, photos.length);
  const send = useHandIn(form.clause, from);
  const problems = tried ? problemsOf(t, empty, read.wrong, send.missing) : {};
  const handIn = () => {
    setTried(true);
    if (empty.length > 0 || Object.keys(read.wrong).length > 0) return;
    send.handIn({ id: id.current, values: read.values, attachments: photos, warned: send.warnings !== null });
  };
  return (
    <form onSubmit={(event) => event.preventDefault()} noValidate>
      {form.fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          typed={typed}
          change={setTyped}
          problem={problems[field.name]}
          photos={photos}
          setPhotos={setPhotos}
        />
      ))}
      {send.warnings ? <Warnings reasons={send.warnings} /> : null}
      <div className={style.send}>
        <Button type="primary" size="large" loading={send.isPending} onClick={handIn}>
          {t(send.warnings ? 'handInAgain' : 'handIn')}
        </Button>
      </div>
    </form>
  );
}

type Words = ReturnType<typeof useWords<keyof typeof sheetWords.said>>;

function problemsOf(
  t: Words,
  empty: readonly string[],
  wrong: Readonly<Record<string, 'notMoney' | 'notNumber'>>,
  missing: readonly string[],
): Record<string, string> {
  const needed = [...empty, ...missing].map((name) => [name, t('needed')]);
  const misread = Object.entries(wrong).map(([name, why]) => [name, t(why)]);
  return Object.fromEntries([...needed, ...misread]);
}

interface FieldProps {
  field: Field;
  typed: SheetValues;
  change: (values: SheetValues) => void;
  problem: string | undefined;
  photos: string[];
  setPhotos: (ids: string[]) => void;
}

/** Words get room; pictures their place; everything else is drawn as any sheet's field is. */
function OneField({ field, typed, change, problem, photos, setPhotos }: FieldProps) {
  const t = useWords(sheetWords);
  const say = useSay();
  const people = useColleagues(field.input === 'member');
  const label = say(field.text);
  if (field.input === 'photo')
    return <PhotoField label={label} ids={photos} onChange={setPhotos} problem={problem ?? null} />;
  if (field.input === 'text')
    return (
      <LongField
        label={field.required ? label : `${label}(${t('perhaps')})`}
        value={String(typed[field.name] ?? '')}
        onChange={(value) => change({ ...typed, [field.name]: value })}
        problem={problem ?? null}
      />
    );
  const text = labelOf(field);
  return (
    <SheetFields
      fields={[{ ...field, text, required: field.required || field.asked }]}
      values={typed}
      onChange={change}
      problems={problem ? { [field.name]: problem } : {}}
      people={(people.data?.colleagues ?? []).map(({ id, name }) => ({ value: `member:${id}`, label: name }))}
    />
  );
}

/** Money says its unit; what only some answers make necessary says so. */
function labelOf({ text, input, asked }: Field): Field['text'] {
  const zh = `${text.zh}${input === 'money' ? '(元)' : ''}${asked ? '(视情况)' : ''}`;
  const en = `${text.en}${input === 'money' ? ' (CNY)' : ''}${asked ? ' (where it applies)' : ''}`;
  return { zh, en };
}

function Warnings({ reasons }: { reasons: readonly { clause: string; says: { zh: string; en: string } }[] }) {
  const t = useWords(sheetWords);
  const say = useSay();
  return (
    <div className={style.warned} role="alert">
      <b>{t('warned')}</b>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.clause}>
            {say(reason.says)} <span className={style.quiet}>{reason.clause}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
