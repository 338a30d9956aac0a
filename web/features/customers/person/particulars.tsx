import { EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { api } from '../../../api/client.ts';
import { Section } from '../../../ui/page.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { useCode } from '../use-code.ts';
import style from './person.module.css';
import { personWords } from './words.ts';

/** Who they are. Numbers are masked by the server until asked for, and asking is written down. */
export function Particulars({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const code = useCode();
  const when = useWhen();
  return (
    <Section title={t('who')}>
      <dl className={style.facts}>
        <Line label={t('phones')}>
          <Phones page={page} />
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

function Phones({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const show = useMutation({
    mutationFn: () => api.post<{ phones: string[] }>(`/api/customers/${page.id}/unmask`, {}),
    onError: useTellError(),
  });
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
