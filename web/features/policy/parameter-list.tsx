import { Button } from 'antd';
import type { ParameterShown } from '../../../contract/policy.ts';
import { Tag } from '../../ui/marks.tsx';
import { useSay, useWords } from '../../ui/words.ts';
import style from './policy.module.css';
import { useSayValue } from './say-value.ts';
import { policyWords } from './words.ts';

interface Props {
  parameters: readonly ParameterShown[];
  /** Null where the reader may only read. */
  onChange: ((parameter: ParameterShown) => void) | null;
}

/** The figures of a system, each with its unit, where it is from, and a way to fill or change it. */
export function ParameterList({ parameters, onChange }: Props) {
  const t = useWords(policyWords);
  const say = useSay();
  return (
    <dl className={style.parameters}>
      {parameters.map((parameter) => (
        <div key={parameter.name} className={style.parameter}>
          <dt>{say(parameter.text)}</dt>
          <dd>
            <Figure parameter={parameter} />
            {onChange ? (
              <Button
                type="link"
                size="small"
                aria-label={`${t(parameter.value === null ? 'fill' : 'change')} ${say(parameter.text)}`}
                onClick={() => onChange(parameter)}
              >
                {t(parameter.value === null ? 'fill' : 'change')}
              </Button>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Figure({ parameter }: { parameter: ParameterShown }) {
  const t = useWords(policyWords);
  const sayValue = useSayValue();
  const { value, suggested, written, own, unit } = parameter;
  return (
    <span className={style.figure}>
      {value === null ? <Tag tone="soon">{t('blank')}</Tag> : <b>{sayValue(value, unit)}</b>}
      {value === null && suggested !== null ? (
        <span className={style.quiet}>{t('suggestedOf', { value: sayValue(suggested, unit) })}</span>
      ) : null}
      {own ? <Tag tone="indigo">{t('ownValue')}</Tag> : null}
      {own && written !== null ? (
        <span className={style.quiet}>{t('writtenOf', { value: sayValue(written, unit) })}</span>
      ) : null}
    </span>
  );
}
