import { Button } from 'antd';
import type { PackPage } from '../../../../contract/policy.ts';
import { TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { AdoptVariants } from '../adopt-choices.tsx';
import style from '../policy.module.css';
import { unitWord, useSayValue } from '../say-value.ts';
import { policyWords } from '../words.ts';
import own from './simulation.module.css';
import { trialWords } from './words.ts';

export interface Typed {
  values: Record<string, string>;
  variants: Record<string, string>;
  from: string;
  to: string;
}

interface Props {
  page: PackPage;
  clause: string | undefined;
  typed: Typed;
  onChange: (typed: Typed) => void;
  onRun: () => void;
  busy: boolean;
}

/** The figures and options on trial, and the days whose facts are run. */
export function TrialForm({ page, clause, typed, onChange, onRun, busy }: Props) {
  const t = useWords(trialWords);
  const names = page.clauses.find(({ id }) => id === clause)?.parameters;
  const parameters = page.parameters.filter(({ name }) => names === undefined || names.includes(name));
  const groups = page.variants.filter(
    ({ options }) => clause === undefined || options.some(({ clauses }) => clauses.includes(clause)),
  );
  const chosen = Object.fromEntries(
    groups.map(({ group, chosen: now }) => [group, typed.variants[group] ?? now]),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRun();
      }}
    >
      <Section title={t('figures')}>
        {parameters.length === 0 ? <p className={style.quiet}>{t('noFigures')}</p> : null}
        <div className={own.fields}>
          {parameters.map((parameter) => (
            <Figure
              key={parameter.name}
              parameter={parameter}
              value={typed.values[parameter.name] ?? ''}
              onChange={(text) => onChange({ ...typed, values: { ...typed.values, [parameter.name]: text } })}
            />
          ))}
        </div>
      </Section>
      <AdoptVariants
        groups={groups}
        chosen={chosen}
        onChange={(variants) => onChange({ ...typed, variants })}
      />
      <Section title={t('period')}>
        <div className={own.fields}>
          <TextField
            label={t('from')}
            type="date"
            value={typed.from}
            onChange={(from) => onChange({ ...typed, from })}
          />
          <TextField
            label={t('to')}
            type="date"
            value={typed.to}
            onChange={(to) => onChange({ ...typed, to })}
          />
        </div>
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          loading={busy}
          disabled={!typed.from || !typed.to}
        >
          {t('run')}
        </Button>
      </Section>
    </form>
  );
}

function Figure(props: {
  parameter: PackPage['parameters'][number];
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useWords(trialWords);
  const policy = useWords(policyWords);
  const say = useSay();
  const sayValue = useSayValue();
  const { text, unit, value } = props.parameter;
  return (
    <TextField
      label={say(text)}
      note={`${t('now', { value: sayValue(value, unit) })} · ${policy(unitWord(unit))}`}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
