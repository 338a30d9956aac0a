import { EyeOutlined } from '@ant-design/icons';
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { CustomerPage, unmasked } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './person.module.css';
import { personWords } from './words.ts';

type Unmasked = z.infer<typeof unmasked>;

/** Who they are. Numbers are masked by the server until asked for, and asking is written down. */
export function Particulars({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const code = useCode();
  const when = useWhen();
  const shown = useMutation({
    mutationFn: () => api.post<Unmasked>(`/api/customers/${page.id}/unmask`, {}),
    onError: useTellError(),
  });
  return (
    <Section title={t('who')}>
      <dl className={style.facts}>
        <Line label={t('phones')}>
          <Phones page={page} show={shown} />
        </Line>
        <Line label={t('email')}>
          <Email page={page} shown={shown.data?.email} />
        </Line>
        <Line label={t('birth')}>{page.birth ? <Birth birth={page.birth} /> : null}</Line>
        <Line label={t('kind')}>
          {code('kind', page.kind)}
          {page.gender === 'unknown' ? '' : ` · ${code('gender', page.gender)}`}
        </Line>
        <Line label={t('area')}>{[page.area, page.district].filter(Boolean).join(' · ')}</Line>
        <Line label={t('address')}>{page.address}</Line>
        <Line label={t('wish')}>
          <Wishes page={page} />
        </Line>
        <Line label={t('source')}>
          {code('source', page.source)}
          <br />
          <span className={style.quiet}>
            {t('addedBy', { name: page.addedBy.name, at: when(page.addedAt) })}
          </span>
        </Line>
      </dl>
    </Section>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || '—'}</dd>
    </div>
  );
}

function Birth({ birth }: { birth: NonNullable<CustomerPage['birth']> }) {
  const t = useWords(personWords);
  return (
    <>
      {birth.date}
      {birth.lunar ? ` (${t('lunar')})` : ''} {birth.age === null ? '' : `· ${t('age', { n: birth.age })}`}
    </>
  );
}

/** What came back is said where the address stands, with what to do. */
function Email({ page, shown }: { page: CustomerPage; shown: string | undefined }) {
  const t = useWords(personWords);
  if (page.email === null) return null;
  return (
    <>
      {shown ?? page.email.masked} {page.email.bounced ? <Tag tone="late">{t('emailBounced')}</Tag> : null}
    </>
  );
}

function Phones({ page, show }: { page: CustomerPage; show: UseMutationResult<Unmasked, unknown, void> }) {
  const t = useWords(personWords);
  if (page.phones.length === 0) return <>{t('noPhone')}</>;
  const shown = show.data?.phones ?? page.phones.map(({ masked }) => masked);
  return (
    <>
      {shown.map((phone) => (
        <span key={phone} className={style.phone}>
          {show.data ? <a href={`tel:${phone}`}>{phone}</a> : phone}
        </span>
      ))}
      {!show.data && page.may.includes('customer.unmask') ? (
        <Button
          type="link"
          icon={<EyeOutlined />}
          loading={show.isPending}
          onClick={() => show.mutate()}
          title={t('showLogged')}
        >
          {t('showPhones')}
        </Button>
      ) : null}
    </>
  );
}

function Wishes({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const code = useCode();
  const said = [
    ...(page.quiet ? [t('quietHours', page.quiet)] : []),
    ...page.callWindows.map(({ from, to }) => t('callHours', { hours: `${from}–${to}` })),
    ...page.disturb.map((one) => code('disturb', one)),
  ];
  return <>{said.join(' · ')}</>;
}
