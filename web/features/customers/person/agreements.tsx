import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import { AgreementSheet } from './agreement-sheet.tsx';
import { EndedSheet } from './ended-sheet.tsx';
import style from './person.module.css';
import { type Ended, useChange } from './queries.ts';
import { personWords } from './words.ts';

type Consent = CustomerPage['consents'][number];

/** 授权: a ledger. Withdrawing is one tap and says at once what it ended. */
export function Agreements({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const code = useCode();
  const [sheet, setSheet] = useState<'give' | 'refuse' | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const may = page.may.includes('consent.change');
  const what = (one: { purpose: string; channel: string }) =>
    `${code('purpose', one.purpose)} · ${code('channel', one.channel)}`;
  return (
    <Section
      title={t('consents')}
      actions={
        may ? (
          <>
            <Button type="link" onClick={() => setSheet('give')}>
              {t('give')}
            </Button>
            <Button type="link" onClick={() => setSheet('refuse')}>
              {t('refuse')}
            </Button>
          </>
        ) : null
      }
    >
      {page.frozenSince ? <Frozen page={page} since={page.frozenSince} /> : null}
      {page.refusals.map((one) => (
        <p key={one.id}>
          <Tag tone="late">{t('refused', { what: what(one) })}</Tag>
        </p>
      ))}
      {page.consents.length === 0 ? <p className={style.quiet}>{t('noConsent')}</p> : null}
      <ul className={style.plainList}>
        {page.consents.map((one) => (
          <OneConsent key={one.id} page={page} consent={one} what={what(one)} may={may} ended={setEnded} />
        ))}
      </ul>
      {sheet ? (
        <AgreementSheet page={page} kind={sheet} close={() => setSheet(null)} ended={setEnded} />
      ) : null}
      {ended ? <EndedSheet ended={ended} close={() => setEnded(null)} /> : null}
    </Section>
  );
}

/** What was cancelled does not come back by itself; from now on offers may be made again. */
function Frozen({ page, since }: { page: CustomerPage; since: string }) {
  const t = useWords(personWords);
  const when = useWhen();
  const resume = useChange(page.id, () => api.post(`/api/customers/${page.id}/selling`, {}));
  return (
    <p>
      <Tag tone="late">{t('frozen', { at: when(since) })}</Tag>
      {page.may.includes('selling.resume') ? (
        <Button type="link" loading={resume.isPending} onClick={() => resume.mutate(undefined)}>
          {t('resume')}
        </Button>
      ) : null}
    </p>
  );
}

function OneConsent(props: {
  page: CustomerPage;
  consent: Consent;
  what: string;
  may: boolean;
  ended: (ended: Ended) => void;
}) {
  const t = useWords(personWords);
  const code = useCode();
  const when = useWhen();
  const { page, consent, what } = props;
  const withdraw = useChange(
    page.id,
    () => {
      const { purpose, channel } = consent;
      return api.post<Ended>(`/api/customers/${page.id}/consent-withdrawals`, {
        id: newId(),
        purpose,
        channel,
        source: 'other',
      });
    },
    props.ended,
  );
  return (
    <li data-over={consent.withdrawnAt !== null || undefined}>
      {what}
      <span className={style.quiet}>
        {' '}
        {consent.withdrawnAt
          ? t('withdrawnOn', { at: when(consent.withdrawnAt) })
          : t('givenOn', {
              at: when(consent.givenAt),
              source: code('source', consent.source),
              by: consent.recordedBy.name,
            })}
      </span>
      {consent.proof ? (
        <a
          className={style.proofLink}
          href={`/api/attachments/${consent.proof}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t('proofOf', { what })}
        >
          {t('proofShow')}
        </a>
      ) : null}
      {!consent.withdrawnAt && props.may ? (
        <Button
          type="link"
          danger
          loading={withdraw.isPending}
          aria-label={t('withdrawWhat', { what })}
          onClick={() => withdraw.mutate(undefined)}
        >
          {t('withdraw')}
        </Button>
      ) : null}
    </li>
  );
}
