import { ChoiceChips, ManyChips } from './chips.tsx';
import { CheckField, TextField } from './fields.tsx';
import { SelectField } from './select-field.tsx';
import { uiWords } from './ui-words.ts';
import { type Said, useSay, useWords } from './words.ts';

/** A field as a clause's sheet asks for it. */
export interface SheetField {
  name: string;
  text: Said;
  input:
    | 'choice'
    | 'many'
    | 'text'
    | 'number'
    | 'money'
    | 'date'
    | 'time'
    | 'bool'
    | 'phone'
    | 'member'
    | 'signature'
    | 'photo';
  choices?: Readonly<Record<string, Said>>;
  required: boolean;
}

export type SheetValue = string | number | boolean | string[];
export type SheetValues = Readonly<Record<string, SheetValue>>;

/** Drawn by the caller, because they need a place to be kept. */
const drawnElsewhere = new Set<SheetField['input']>(['photo', 'signature']);

/** Renders whatever fields a clause asks for: a new clause needs no new screen. */
export function SheetFields(props: {
  fields: readonly SheetField[];
  values: SheetValues;
  onChange: (values: SheetValues) => void;
  problems?: Readonly<Record<string, string>>;
  /** Whom a field for a colleague offers, by reference. */
  people?: readonly { value: string; label: string }[];
}) {
  return props.fields
    .filter((field) => !drawnElsewhere.has(field.input))
    .map((field) => (
      <OneField
        key={field.name}
        field={field}
        value={props.values[field.name]}
        problem={props.problems?.[field.name] ?? null}
        people={props.people ?? []}
        onChange={(value) => props.onChange({ ...props.values, [field.name]: value })}
      />
    ));
}

interface OneProps {
  field: SheetField;
  value: SheetValue | undefined;
  problem: string | null;
  people: readonly { value: string; label: string }[];
  onChange: (value: SheetValue) => void;
}

const inputType = { number: 'number', money: 'number', date: 'date', time: 'time', phone: 'tel' } as const;

function OneField({ field, value, problem, people, onChange }: OneProps) {
  const t = useWords(uiWords);
  const say = useSay();
  const label = field.required ? say(field.text) : `${say(field.text)}${t('optional')}`;
  const chips = Object.entries(field.choices ?? {}).map(([code, text]) => ({
    value: code,
    label: say(text),
  }));
  if (field.input === 'choice') {
    return (
      <ChoiceChips
        legend={label}
        chips={chips}
        value={String(value ?? '')}
        onChange={onChange}
        problem={problem}
      />
    );
  }
  if (field.input === 'many') {
    return (
      <ManyChips
        legend={label}
        chips={chips}
        values={Array.isArray(value) ? value : []}
        onChange={onChange}
      />
    );
  }
  if (field.input === 'member') {
    return (
      <SelectField
        label={label}
        choices={[{ value: '', label: t('nobodyYet') }, ...people]}
        value={String(value ?? '')}
        onChange={onChange}
        problem={problem}
      />
    );
  }
  if (field.input === 'bool')
    return <CheckField label={label} checked={value === true} onChange={onChange} />;
  const type = field.input in inputType ? inputType[field.input as keyof typeof inputType] : 'text';
  return (
    <TextField label={label} type={type} value={String(value ?? '')} onChange={onChange} problem={problem} />
  );
}

/** Names of required fields still empty. */
export function missingFields(fields: readonly SheetField[], values: SheetValues): string[] {
  return fields
    .filter((field) => field.required && !drawnElsewhere.has(field.input) && field.input !== 'bool')
    .filter((field) => isEmpty(values[field.name]))
    .map((field) => field.name);
}

const isEmpty = (value: SheetValue | undefined) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Numbers travel as numbers, whatever the keyboard gave. */
export function sheetAnswers(fields: readonly SheetField[], values: SheetValues): Record<string, SheetValue> {
  const kept = fields.filter((field) => !isEmpty(values[field.name]));
  return Object.fromEntries(
    kept.map((field) => {
      const value = values[field.name] as SheetValue;
      return [field.name, field.input === 'number' ? Number(value) : value];
    }),
  );
}
