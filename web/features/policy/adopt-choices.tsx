import type { PackPage, Preview } from '../../../contract/policy.ts';
import { type Chip, ChoiceChips } from '../../ui/chips.tsx';
import { listed } from '../../ui/listed.ts';
import { Section } from '../../ui/page.tsx';
import { useLanguage, useSay, useWords } from '../../ui/words.ts';
import { policyWords } from './words.ts';

type Chosen = Record<string, string>;

/** 可选写法: exactly one option of each group is on. */
export function AdoptVariants(props: {
  groups: PackPage['variants'];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}) {
  const t = useWords(policyWords);
  const say = useSay();
  const language = useLanguage();
  const groups = props.groups.filter(({ options }) => options.length > 1);
  if (groups.length === 0) return null;
  return (
    <Section title={t('variants')}>
      {groups.map(({ group, options }) => (
        <ChoiceChips
          key={group}
          legend={t('oneOf')}
          chips={options.map(({ option, says, clauses }) => ({
            value: option,
            label: `${say(says)} (${listed(language, clauses)})`,
          }))}
          value={props.chosen[group] ?? null}
          onChange={(option) => props.onChange({ ...props.chosen, [group]: option })}
        />
      ))}
    </Section>
  );
}

/** Two clauses that ask for the same thing: the stricter, one of them, or both. Undecided, nothing is adopted. */
export function AdoptConflicts(props: {
  conflicts: Preview['conflicts'];
  decided: Chosen;
  onChange: (decided: Chosen) => void;
}) {
  const t = useWords(policyWords);
  if (props.conflicts.length === 0) return null;
  return (
    <Section title={t('conflicts')} count={props.conflicts.length} tone="late">
      {props.conflicts.map(({ key, clauses, about, stricter }) => {
        const chips: Chip<string>[] = [
          ...(stricter ? [{ value: 'strictest', label: t('strictest', { clause: stricter }) }] : []),
          ...clauses.map((clause) => ({ value: clause, label: t('only', { clause }) })),
          { value: 'both', label: t('both') },
        ];
        return (
          <ChoiceChips
            key={key}
            legend={`${clauses.join(' / ')} · ${about}`}
            chips={chips}
            value={props.decided[key] ?? null}
            onChange={(choice) => props.onChange({ ...props.decided, [key]: choice })}
          />
        );
      })}
    </Section>
  );
}
