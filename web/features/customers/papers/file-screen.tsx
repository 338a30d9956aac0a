import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CustomerFile } from '../../../../contract/files.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { LongField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import { Answers } from './answers.tsx';
import { FormFields, type FormValues, stillMissing } from './form-fields.tsx';
import { LaterBack } from './later-back.tsx';
import { Loss } from './loss.tsx';
import style from './papers.module.css';
import { PassOutside } from './pass-outside.tsx';
import { useFile, usePaperChange } from './queries.ts';
import { paperWords } from './words.ts';

/** One file: made the same day, then kept; what is in it opens to who may read it now. */
export function FileScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const file = useFile(id);
  if (file.isPending) return <Loading rows={8} />;
  if (file.isError) return <ErrorState error={file.error} again={() => void file.refetch()} />;
  return <OneFile key={file.data.state} file={file.data} />;
}

function OneFile({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const code = useCode();
  const when = useWhen();
  return (
    <Page
      title={`${file.number} ${file.customer.name}`}
      note={
        <span className={style.marks}>
          <Link to={`/customers/${file.customer.id}` as string}>{t('customer')}</Link>
          {t('fileNote', { day: when(file.activityOn), name: file.madeBy.name })}
          <Tag>{code('file', file.state)}</Tag>
          <Tag>{code('mode', file.mode)}</Tag>
          {file.mode !== 'electronic' && file.state !== 'draft' ? (
            <Link to={'/files/stickers' as string} search={{ numbers: file.number } as never}>
              {t('sticker')}
            </Link>
          ) : null}
          {file.outcome ? (
            <Tag tone={file.outcome === 'bought' ? 'done' : 'plain'}>{code('outcome', file.outcome)}</Tag>
          ) : null}
        </span>
      }
    >
      {file.state === 'draft' ? <Draft file={file} /> : <Inside file={file} />}
      <HandOn file={file} />
      <Loans file={file} />
      {file.holder ? <LaterBack file={file} /> : null}
      {file.state !== 'draft' ? <PassOutside file={file} /> : null}
      {file.may.includes('lose') || file.may.includes('rebuild') ? <Loss file={file} /> : null}
    </Page>
  );
}

function Draft({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const say = useSay();
  const { message } = App.useApp();
  const [values, setValues] = useState<FormValues>(file.fields);
  const [tried, setTried] = useState(false);
  const missing = stillMissing(file.sheet, values);
  const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const save = usePaperChange(() => api.put(`/api/files/${file.id}/draft`, { fields }));
  const complete = usePaperChange(
    () => api.post(`/api/files/${file.id}/completion`, { id: newId(), outcome: values.outcome, fields }),
    () => void message.success(t('completed', { number: file.number })),
  );
  return (
    <Section title={t('answers')}>
      <FormFields fields={file.sheet} values={values} onChange={setValues} tried={tried} />
      {missing.length > 0 ? (
        <p className={style.missing} role={tried ? 'alert' : undefined}>
          {t('stillMissing', { fields: missing.map(({ text }) => say(text)).join('、') })}
        </p>
      ) : null}
      <div className={style.actions}>
        <Button
          type="primary"
          size="large"
          loading={complete.isPending}
          onClick={() => {
            setTried(true);
            if (missing.length === 0) complete.mutate(undefined);
          }}
        >
          {t('completeIt')}
        </Button>
        <Button size="large" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('saveDraft')}
        </Button>
      </div>
    </Section>
  );
}

/** The next pair of hands: the sales manager's, then the consultant's. */
function HandOn({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const step = file.may.includes('hand-in') ? 'hand-in' : file.may.includes('keep') ? 'keep' : null;
  const pass = usePaperChange(() => api.post(`/api/files/${step}`, { id: newId(), numbers: [file.number] }));
  if (step === null) return null;
  return (
    <Button type="primary" size="large" loading={pass.isPending} onClick={() => pass.mutate(undefined)}>
      {step === 'hand-in' ? t('handIn') : t('keep')}
    </Button>
  );
}

function Inside({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const say = useSay();
  if (!file.open) return <EmptyState title={t('closed')}>{file.says ? say(file.says) : null}</EmptyState>;
  return (
    <>
      <Section title={t('answers')}>
        <Answers fields={file.sheet} values={file.fields} />
      </Section>
      <Entries file={file} />
    </>
  );
}

function Entries({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const when = useWhen();
  const [id, setId] = useState(newId);
  const [words, setWords] = useState('');
  const write = usePaperChange(
    () => api.post(`/api/files/${file.id}/entries`, { id, words }),
    () => {
      setWords('');
      setId(newId());
    },
  );
  return (
    <Section title={t('entries')} count={file.entries.length}>
      {file.may.includes('write') ? (
        <>
          <LongField label={t('words')} value={words} onChange={setWords} rows={3} />
          <Button
            type="primary"
            disabled={words.trim().length < 2}
            loading={write.isPending}
            onClick={() => write.mutate(undefined)}
          >
            {t('write')}
          </Button>
        </>
      ) : null}
      {file.entries.length === 0 ? <p className={style.quiet}>{t('noEntries')}</p> : null}
      <ul className={style.plainList}>
        {file.entries.map((entry) => (
          <li key={entry.id}>
            {entry.words}
            <br />
            <span className={style.quiet}>
              {entry.by.name} · {when(entry.at)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Loans({ file }: { file: CustomerFile }) {
  const t = useWords(paperWords);
  const code = useCode();
  const when = useWhen();
  if (file.loans.length === 0) return null;
  const ended = (how: string | null) => (how === null ? t('stillOut') : t(`ended.${how}` as 'ended.unused'));
  return (
    <Section title={t('loans')}>
      <ul className={style.plainList}>
        {file.loans.map((loan) => (
          <li key={loan.id}>
            {loan.borrower.name} <Tag>{code('mode', loan.medium)}</Tag>{' '}
            {loan.late ? <Tag tone="late">{t('lateBack')}</Tag> : null}
            <br />
            <span className={style.quiet}>
              {when(loan.lentAt)} → {loan.returnedAt ? when(loan.returnedAt) : '…'} · {ended(loan.endedBy)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
