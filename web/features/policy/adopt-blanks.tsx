import { Button } from 'antd';
import type { ParameterShown } from '../../../contract/policy.ts';
import { TextField } from '../../ui/fields.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay, useWords } from '../../ui/words.ts';
import { unitWord, useSayValue } from './say-value.ts';
import { policyWords } from './words.ts';

interface Props {
  parameters: readonly ParameterShown[];
  typed: Readonly<Record<string, string>>;
  onChange: (typed: Record<string, string>) => void;
}

/** 待填项: what the source leaves open, each with a usual value that says it is not from the source. */
export function AdoptBlanks({ parameters, typed, onChange }: Props) {
  const t = useWords(policyWords);
  const say = useSay();
  const sayValue = useSayValue();
  const blanks = parameters.filter(({ written, value }) => written === null && value === null);
  if (blanks.length === 0) return null;
  const usual = Object.fromEntries(
    blanks.flatMap(({ name, suggested, unit }) =>
      suggested === null ? [] : [[name, sayValue(suggested, unit)]],
    ),
  );
  return (
    <Section
      title={t('blanks')}
      count={blanks.length}
      note={t('blanksNote')}
      actions={<Button onClick={() => onChange({ ...usual, ...typed })}>{t('useSuggested')}</Button>}
    >
      {blanks.map((blank) => (
        <TextField
          key={blank.name}
          label={say(blank.text)}
          note={
            blank.suggested === null
              ? t(unitWord(blank.unit))
              : `${t(unitWord(blank.unit))} · ${t('suggestedOf', { value: sayValue(blank.suggested, blank.unit) })}`
          }
          value={typed[blank.name] ?? ''}
          onChange={(text) => onChange({ ...typed, [blank.name]: text })}
        />
      ))}
    </Section>
  );
}
