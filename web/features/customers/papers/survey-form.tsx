import { Button } from 'antd';
import { useState } from 'react';
import type { Survey } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import { FormFields, type FormValues, stillMissing } from './form-fields.tsx';
import style from './papers.module.css';
import { usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

type HealthWord = 'skip' | 'yes' | 'no';

const AGREEMENTS = [
  ['selling.phone', 'agreePhone'],
  ['selling.message', 'agreeMessage'],
  ['service.all', 'agreeService'],
] as const;

/** What the customer answers, what they agree to, and the health part behind a consent of its own. */
export function SurveyForm({ survey }: { survey: Survey }) {
  const t = useWords(paperWords);
  const [values, setValues] = useState<FormValues>(survey.fields);
  const [proxy, setProxy] = useState(survey.proxyBy !== null);
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const [health, setHealth] = useState<HealthWord>('skip');
  const [healthValues, setHealthValues] = useState<FormValues>({});
  const [how, setHow] = useState('');
  const [tried, setTried] = useState(false);
  const save = usePaperChange(() =>
    api.put(`/api/surveys/${survey.id}/answers`, {
      fields: given(values),
      proxy,
      consents: agreed.map(consentOf),
      ...(health === 'skip' ? {} : { health: healthAnswer(health, healthValues, how) }),
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        save.mutate(undefined);
      }}
    >
      <Section title={t('answers')}>
        <FormFields fields={survey.sheet} values={values} onChange={setValues} tried={tried} />
        <CheckField label={t('proxy')} checked={proxy} onChange={setProxy} />
      </Section>
      <Section title={t('agree')} note={survey.release.consentText}>
        {AGREEMENTS.map(([pair, words]) => (
          <CheckField
            key={pair}
            label={t(words)}
            checked={agreed.includes(pair)}
            onChange={(on) => setAgreed(on ? [...agreed, pair] : agreed.filter((one) => one !== pair))}
          />
        ))}
      </Section>
      <HealthPart
        survey={survey}
        word={health}
        setWord={setHealth}
        values={healthValues}
        setValues={setHealthValues}
        how={how}
        setHow={setHow}
      />
      <div className={style.actions}>
        <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
          {t('save')}
        </Button>
        {stillMissing(survey.sheet, values).length > 0 ? (
          <span className={style.quiet}>
            {t('missing', { n: stillMissing(survey.sheet, values).length })}
          </span>
        ) : null}
      </div>
    </form>
  );
}

const given = (values: FormValues) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

function consentOf(pair: string) {
  const [purpose, channel] = pair.split('.');
  return { purpose, channel, source: 'survey-form' };
}

const healthAnswer = (word: 'yes' | 'no', values: FormValues, note: string) =>
  word === 'no'
    ? { answer: 'refused' }
    : {
        answer: 'given',
        fields: given(values),
        consent: { purpose: 'health', channel: 'all', source: 'survey-form', note },
      };

function HealthPart(props: {
  survey: Survey;
  word: HealthWord;
  setWord: (word: HealthWord) => void;
  values: FormValues;
  setValues: (values: FormValues) => void;
  how: string;
  setHow: (how: string) => void;
}) {
  const t = useWords(paperWords);
  const { survey, word } = props;
  if (survey.release.healthText === null) return null;
  if (survey.health !== 'not-asked')
    return (
      <Section title={t('healthTitle')}>
        <p>{t(`health.${survey.health}`)}</p>
      </Section>
    );
  return (
    <Section title={t('healthTitle')} note={survey.release.healthText}>
      <ChoiceChips
        legend={t('healthTitle')}
        hideLegend
        value={word}
        onChange={props.setWord}
        chips={[
          { value: 'skip', label: t('healthSkip') },
          { value: 'yes', label: t('healthYes') },
          { value: 'no', label: t('healthNo') },
        ]}
      />
      {word === 'yes' ? (
        <>
          <FormFields
            fields={survey.healthSheet}
            values={props.values}
            onChange={props.setValues}
            tried={false}
          />
          <TextField label={t('healthHow')} value={props.how} onChange={props.setHow} />
        </>
      ) : null}
    </Section>
  );
}
