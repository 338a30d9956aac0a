import { useId } from 'react';
import style from './chips.module.css';

export interface Chip<V extends string> {
  value: V;
  label: string;
}

/** One tap chooses: radio buttons underneath, so arrows and screen readers work as they should. */
export function ChoiceChips<V extends string>(props: {
  legend: string;
  chips: readonly Chip<V>[];
  value: V | null;
  onChange: (value: V) => void;
  hideLegend?: boolean;
  problem?: string | null;
}) {
  const name = useId();
  return (
    <fieldset className={style.set} aria-describedby={props.problem ? `${name}-problem` : undefined}>
      <legend className={props.hideLegend ? 'gj-hidden' : style.legend}>{props.legend}</legend>
      <div className={style.chips}>
        {props.chips.map((chip) => (
          <label key={chip.value} className={style.chip}>
            <input
              type="radio"
              name={name}
              value={chip.value}
              checked={props.value === chip.value}
              onChange={() => props.onChange(chip.value)}
            />
            <span>{chip.label}</span>
          </label>
        ))}
      </div>
      {props.problem ? (
        <p id={`${name}-problem`} className={style.problem} role="alert">
          {props.problem}
        </p>
      ) : null}
    </fieldset>
  );
}

/** Several may hold. */
export function ManyChips<V extends string>(props: {
  legend: string;
  chips: readonly Chip<V>[];
  values: readonly V[];
  onChange: (values: V[]) => void;
  hideLegend?: boolean;
}) {
  const toggle = (value: V) =>
    props.onChange(
      props.values.includes(value) ? props.values.filter((v) => v !== value) : [...props.values, value],
    );
  return (
    <fieldset className={style.set}>
      <legend className={props.hideLegend ? 'gj-hidden' : style.legend}>{props.legend}</legend>
      <div className={style.chips}>
        {props.chips.map((chip) => (
          <label key={chip.value} className={style.chip}>
            <input
              type="checkbox"
              checked={props.values.includes(chip.value)}
              onChange={() => toggle(chip.value)}
            />
            <span>{chip.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
