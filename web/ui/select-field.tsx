import style from './fields.module.css';
import { Field } from './fields.tsx';

interface Choice<V extends string> {
  value: V;
  label: string;
}

/** One of several; the phone's own picker, which people know. */
export function SelectField<V extends string>(props: {
  label: string;
  choices: readonly Choice<V>[];
  value: V;
  onChange: (value: V) => void;
  note?: string;
  problem?: string | null;
}) {
  return (
    <Field label={props.label} note={props.note} problem={props.problem}>
      {(ids) => (
        <select
          {...ids}
          className={style.input}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as V)}
        >
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
