import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Survey } from '../../../../contract/files.ts';
import { api, Refused } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import { Answers } from './answers.tsx';
import { FormPhotos } from './form-photos.tsx';
import { OpenedForm } from './opened-form.tsx';
import style from './papers.module.css';
import { usePaperChange, useSurvey } from './queries.ts';
import { SealedForm } from './sealed-form.tsx';
import { SurveyForm } from './survey-form.tsx';
import { paperWords } from './words.ts';

/** One registration form: filled, signed, handed in; once sealed only an opening shows it. */
export function SurveyScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { opening } = useSearch({ strict: false }) as { opening?: string };
  const survey = useSurvey(id);
  if (opening) return <OpenedForm opening={opening} />;
  if (survey.isPending) return <Loading rows={8} />;
  if (survey.isError)
    return survey.error instanceof Refused && survey.error.code === 'survey.sealed' ? (
      <SealedForm survey={id} told={survey.error} />
    ) : (
      <ErrorState error={survey.error} again={() => void survey.refetch()} />
    );
  return <OneSurvey survey={survey.data} />;
}

function OneSurvey({ survey }: { survey: Survey }) {
  const t = useWords(paperWords);
  const code = useCode();
  return (
    <Page
      title={survey.release.heading}
      note={
        <span className={style.marks}>
          <b>{survey.number}</b>
          {survey.customer ? (
            <Link to={`/customers/${survey.customer.id}` as string}>{survey.customer.name}</Link>
          ) : null}
          <Tag>{code('survey', survey.state)}</Tag>
          {survey.proxyBy ? <Tag tone="soon">{t('proxyBy', { name: survey.proxyBy.name })}</Tag> : null}
          {survey.signedBy ? <Tag tone="done">{t('signedBy', { name: survey.signedBy.name })}</Tag> : null}
        </span>
      }
    >
      <p className={style.say}>{survey.release.purposeText}</p>
      {survey.may.includes('fill') ? (
        <SurveyForm key={survey.state} survey={survey} />
      ) : (
        <Given survey={survey} />
      )}
      <FormPhotos survey={survey} />
      <NextStep survey={survey} />
      <History survey={survey} />
    </Page>
  );
}

function Given({ survey }: { survey: Survey }) {
  const t = useWords(paperWords);
  return (
    <Section title={t('answers')}>
      <Answers fields={survey.sheet} values={survey.fields} />
      <p>
        {t('healthTitle')}: {t(`health.${survey.health}`)}
      </p>
    </Section>
  );
}

/** Confirming, signing, handing in: each once the one before is done. */
function NextStep({ survey }: { survey: Survey }) {
  const t = useWords(paperWords);
  const { member } = useSession();
  const [signature, setSignature] = useState(member.name);
  const confirm = usePaperChange(() =>
    api.post(`/api/surveys/${survey.id}/confirmation`, { how: 'read-aloud' }),
  );
  const sign = usePaperChange(() => api.post(`/api/surveys/${survey.id}/signature`, { signature }));
  const hand = usePaperChange(() =>
    api.post('/api/surveys/hand-in', { id: newId(), numbers: [survey.number] }),
  );
  return (
    <>
      {survey.may.includes('confirm') ? (
        <Button loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
          {t('confirm')}
        </Button>
      ) : null}
      {survey.may.includes('sign') ? (
        <Section title={t('sign')} note={t('signNote')}>
          <TextField label={t('signature')} value={signature} onChange={setSignature} />
          <Button
            type="primary"
            disabled={signature.trim().length < 2}
            loading={sign.isPending}
            onClick={() => sign.mutate(undefined)}
          >
            {t('sign')}
          </Button>
        </Section>
      ) : null}
      {survey.state === 'signed' && survey.may.includes('hand-in') ? (
        <Button type="primary" loading={hand.isPending} onClick={() => hand.mutate(undefined)}>
          {t('handIn')}
        </Button>
      ) : null}
    </>
  );
}

function History({ survey }: { survey: Survey }) {
  const t = useWords(paperWords);
  const when = useWhen();
  return (
    <Section title={t('steps')}>
      <ol className={style.steps}>
        {(['filled', 'signed', 'handed-in', 'allocated', 'sealed'] as const).map((step) => {
          const made = survey.history.find((one) => one.step === step);
          return (
            <li key={step} data-done={made ? true : undefined}>
              {t(`step.${step}`)}
              <span className={style.quiet}>{made ? `${made.by.name} · ${when(made.at)}` : '—'}</span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
