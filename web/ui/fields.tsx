import { type ReactNode, useId } from 'react';
import style from './fields.module.css';

/** A labelled place to write; native inputs, because phones know best how to type into them. */
export function Field(props: {
  label: string;
  note?: string;
  problem?: string | null;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const id = useId();
  const told = props.problem ?? props.note;
  return (
    <div className={style.field}>
      <label htmlFor={id} className={style.label}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': told ? `${id}-told` : undefined,
        'aria-invalid': props.problem ? true : undefined,
      })}
      {told ? (
        <p
          id={`${id}-told`}
          className={props.problem ? style.problem : style.note}
          role={props.problem ? 'alert' : undefined}
        >
          {told}
        </p>
      ) : null}
    </div>
  );
}

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  note?: string;
  hint?: string;
  problem?: string | null;
  autoFocus?: boolean;
}

export function TextField(
  props: TextProps & {
    type?: 'text' | 'number' | 'date' | 'time' | 'tel' | 'email' | 'datetime-local' | 'password';
    min?: string;
    /** What the browser may fill in: `username`, `current-password`, `new-password`. */
    autoComplete?: string;
  },
) {
  return (
    <Field label={props.label} note={props.note} problem={props.problem}>
      {(ids) => (
        <input
          {...ids}
          className={style.input}
          type={props.type === 'number' ? 'text' : (props.type ?? 'text')}
          inputMode={props.type === 'number' ? 'decimal' : undefined}
          min={props.min}
          autoComplete={props.autoComplete}
          placeholder={props.hint}
          value={props.value}
          // biome-ignore lint/a11y/noAutofocus: a sheet opened to write one line puts the cursor there
          autoFocus={props.autoFocus}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function LongField(props: TextProps & { rows?: number }) {
  return (
    <Field label={props.label} note={props.note} problem={props.problem}>
      {(ids) => (
        <textarea
          {...ids}
          className={style.input}
          rows={props.rows ?? 2}
          placeholder={props.hint}
          value={props.value}
          // biome-ignore lint/a11y/noAutofocus: a sheet opened to write one line puts the cursor there
          autoFocus={props.autoFocus}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export function SelectField(props: {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label}>
      {(ids) => (
        <select
          {...ids}
          className={style.input}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField(props: {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className={style.check}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
