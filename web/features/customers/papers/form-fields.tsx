import type { Field } from '../../../../contract/files.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { LongField, TextField } from '../../../ui/fields.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { paperWords } from './words.ts';

export type FormValues = Readonly<Record<string, string | number | boolean>>;

/** A field asked only with a certain answer to another: goods bought, only if bought. */
const asked = ({ onlyIf }: Field, values: FormValues): boolean =>
  onlyIf === undefined || values[onlyIf.name] === onlyIf.is;

export const stillMissing = (fields: readonly Field[], values: FormValues): Field[] =>
  fields.filter(
    (field) => field.required && asked(field, values) && String(values[field.name] ?? '').trim() === '',
  );

const LONG = new Set(['feedback', 'wishes', 'health', 'medicines']);

/** Draws a released form: what the company asks, in its own words. */
export function FormFields(props: {
  fields: readonly Field[];
  values: FormValues;
  onChange: (values: FormValues) => void;
  tried: boolean;
}) {
  const missing = new Set(
    props.tried ? stillMissing(props.fields, props.values).map(({ name }) => name) : [],
  );
  return props.fields
    .filter((field) => asked(field, props.values))
    .map((field) => (
      <OneField
        key={field.name}
        field={field}
        value={String(props.values[field.name] ?? '')}
        missing={missing.has(field.name)}
        onChange={(value) => props.onChange({ ...props.values, [field.name]: value })}
      />
    ));
}

function OneField(props: {
  field: Field;
  value: string;
  missing: boolean;
  onChange: (value: string) => void;
}) {
  const t = useWords(paperWords);
  const say = useSay();
  const { field, value, onChange } = props;
  const label = field.required ? `${say(field.text)} *` : say(field.text);
  const problem = props.missing ? t('stillMissing', { fields: say(field.text) }) : null;
  if (field.input === 'choice')
    return (
      <ChoiceChips
        legend={label}
        value={value === '' ? null : value}
        onChange={onChange}
        problem={problem}
        chips={Object.entries(field.choices ?? {}).map(([key, text]) => ({ value: key, label: say(text) }))}
      />
    );
  if (LONG.has(field.name))
    return <LongField label={label} value={value} onChange={onChange} problem={problem} />;
  return (
    <TextField
      label={label}
      type={field.input === 'date' ? 'date' : field.name === 'phone' ? 'tel' : 'text'}
      value={value}
      onChange={onChange}
      problem={problem}
    />
  );
}
