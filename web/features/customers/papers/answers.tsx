import type { Field } from '../../../../contract/files.ts';
import { useSay } from '../../../ui/words.ts';
import type { FormValues } from './form-fields.tsx';
import style from './papers.module.css';

/** What was answered, question by question. */
export function Answers({ fields, values }: { fields: readonly Field[]; values: FormValues }) {
  const say = useSay();
  const shown = ({ name, choices }: Field) => {
    const value = String(values[name] ?? '');
    const choice = choices?.[value];
    return choice ? say(choice) : value || '—';
  };
  return (
    <dl className={style.facts}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{say(field.text)}</dt>
          <dd>{shown(field)}</dd>
        </div>
      ))}
    </dl>
  );
}
