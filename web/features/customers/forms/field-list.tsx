import { Button } from 'antd';
import { coreFields, type Field, type FormName } from '../../../../contract/files.ts';
import { newId } from '../../../api/new-id.ts';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './forms.module.css';
import { formWords } from './words.ts';

/** The fields of a form, or of its health part, in the order in which they are asked. */
export function FieldList(props: {
  form: FormName;
  part?: 'health';
  fields: readonly Field[];
  set: (fields: Field[]) => void;
}) {
  const t = useWords(formWords);
  const { fields, set } = props;
  const change = (at: number, part: Partial<Field>) =>
    set(fields.map((field, i) => (i === at ? { ...field, ...part } : field)));
  return (
    <>
      <ol className={style.fields}>
        {fields.map((field, i) => (
          <li key={field.name}>
            <OneField
              field={field}
              n={i + 1}
              core={props.part === undefined && coreFields[props.form].includes(field.name)}
              change={(part) => change(i, part)}
              remove={() => set(fields.filter((one) => one !== field))}
            />
          </li>
        ))}
      </ol>
      <Button
        onClick={() =>
          set([
            ...fields,
            { name: `own_${newId().slice(-8)}`, text: { zh: '', en: '' }, input: 'text', required: false },
          ])
        }
      >
        {t('add')}
      </Button>
    </>
  );
}

function OneField(props: {
  field: Field;
  n: number;
  core: boolean;
  change: (part: Partial<Field>) => void;
  remove: () => void;
}) {
  const t = useWords(formWords);
  const say = useSay();
  const { field, n, core, change } = props;
  if (core)
    return (
      <p>
        {say(field.text)} <Tag>{t('core')}</Tag>
      </p>
    );
  return (
    <>
      <TextField
        label={t('labelZh', { n })}
        value={field.text.zh}
        onChange={(zh) => change({ text: { ...field.text, zh } })}
      />
      <TextField
        label={t('labelEn', { n })}
        value={field.text.en}
        onChange={(en) => change({ text: { ...field.text, en } })}
      />
      <CheckField
        label={t('required')}
        checked={field.required}
        onChange={(required) => change({ required })}
      />
      <Button type="link" aria-label={t('removeOf', { name: say(field.text) })} onClick={props.remove}>
        {t('remove')}
      </Button>
    </>
  );
}
