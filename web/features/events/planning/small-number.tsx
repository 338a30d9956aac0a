import fields from '../../../ui/fields.module.css';

/** A number in a line of its own kind: the line says what it is, screen readers hear the whole label. */
export function SmallNumber(props: {
  label: string;
  hint: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <input
      className={fields.input}
      inputMode="decimal"
      aria-label={props.label}
      placeholder={props.hint}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value.replace(/[^\d.]/g, ''))}
    />
  );
}
