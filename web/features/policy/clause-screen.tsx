import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ClausePage } from '../../../contract/policy.ts';
import { useSession } from '../../api/session.tsx';
import { StrengthMark, Tag } from '../../ui/marks.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { useNameOf, useSay, useWords } from '../../ui/words.ts';
import { ClauseExamples } from './clause-examples.tsx';
import { ClauseState, LiveMark } from './clause-state.tsx';
import { ParameterList } from './parameter-list.tsx';
import style from './policy.module.css';
import { useClause } from './queries.ts';
import { useSayValue } from './say-value.ts';
import { formWords, policyWords } from './words.ts';

/** One clause: what it says, since when, why so, whom it obliges now, and its examples, run in the page. */
export function ClauseScreen() {
  const t = useWords(policyWords);
  const { clause: id } = useParams({ strict: false }) as { clause: string };
  const { can } = useSession();
  const query = useClause(id);
  if (query.isPending) return <Loading rows={10} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  const page = query.data;
  return (
    <Page
      title={page.clause.id}
      note={<PackLink page={page} />}
      actions={can('policy.simulate') ? <TryButton page={page} /> : null}
    >
      <Says page={page} />
      {page.parameters.length > 0 ? (
        <Section title={t('parameters')}>
          <ParameterList parameters={page.parameters} onChange={null} />
        </Section>
      ) : null}
      <Holders page={page} />
      <ClauseExamples page={page} />
      <Versions page={page} />
      <Siblings page={page} />
      <details className={style.rule}>
        <summary>{t('rule')}</summary>
        <pre>{JSON.stringify(page.written, null, 2)}</pre>
      </details>
    </Page>
  );
}

function PackLink({ page }: { page: ClausePage }) {
  const say = useSay();
  return <Link to={`/policy/${page.pack.name}` as string}>{say(page.pack.title)}</Link>;
}

function TryButton({ page }: { page: ClausePage }) {
  const t = useWords(policyWords);
  const navigate = useNavigate();
  const search = { clause: page.clause.id } as never;
  return (
    <Button onClick={() => void navigate({ to: `/policy/${page.pack.name}/try` as string, search })}>
      {t('tryOut')}
    </Button>
  );
}

function Says({ page: { clause, statute } }: { page: ClausePage }) {
  const t = useWords(policyWords);
  const form = useWords(formWords);
  const say = useSay();
  return (
    <div className={style.says}>
      <p className={style.saysText}>{say(clause.text)}</p>
      {clause.note ? <p className={style.quiet}>{say(clause.note)}</p> : null}
      {statute ? (
        <p className={style.quiet}>
          {t('law')}: {statute.source} · {t('asOf', { day: statute.asOf })}
          {statute.status === 'in-force' ? null : ` · ${t(statute.status)}`}
        </p>
      ) : null}
      <p className={style.margin}>
        <ClauseState clause={clause} />
        <Tag>{form(clause.form as Parameters<typeof form>[0])}</Tag>
        {clause.strength ? <StrengthMark strength={clause.strength} /> : null}
        {clause.lawful ? <Tag tone="indigo">{t('lawful')}</Tag> : null}
        <LiveMark clause={clause} />
      </p>
    </div>
  );
}

function Holders({ page: { holders } }: { page: ClausePage }) {
  const t = useWords(policyWords);
  const nameOf = useNameOf();
  return (
    <Section title={t('obliges')}>
      {holders.length === 0 ? <EmptyState title={t('nobody')} /> : null}
      <ul className={style.plainList}>
        {holders.map(({ holder, owes, overdue }) => (
          <li key={holder.ref}>
            {holder.open ? <Link to={holder.open}>{nameOf(holder)}</Link> : nameOf(holder)} · {owes}
            {overdue > 0 ? (
              <>
                {' '}
                <Tag tone="late">{t('overdueOf', { n: overdue })}</Tag>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Versions({ page: { versions, parameters } }: { page: ClausePage }) {
  const t = useWords(policyWords);
  const say = useSay();
  const sayValue = useSayValue();
  const figure = (name: string, value: unknown) => {
    const known = parameters.find((parameter) => parameter.name === name);
    return known
      ? `${say(known.text)} ${sayValue(value as typeof known.value, known.unit)}`
      : `${name} ${value}`;
  };
  return (
    <Section title={t('versions')}>
      {versions.length === 0 ? <p className={style.quiet}>{t('notYet')}</p> : null}
      <ul className={style.plainList}>
        {versions.map((version) => (
          <li key={version.n}>
            {t('versionOf', { n: version.n })} · {t('since', { from: version.from })}
            {version.to ? ` · ${t('until', { to: version.to })}` : null}{' '}
            {version.now ? <Tag tone="done">{t('now')}</Tag> : null}{' '}
            <span className={style.quiet}>
              {Object.entries(version.params)
                .map(([name, value]) => figure(name, value))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Siblings({ page: { siblings } }: { page: ClausePage }) {
  const t = useWords(policyWords);
  const say = useSay();
  if (siblings.length === 0) return null;
  return (
    <Section title={t('siblings')}>
      <ul className={style.plainList}>
        {siblings.map(({ id, text }) => (
          <li key={id}>
            <Link to={`/policy/clauses/${id}` as string}>{id}</Link> {say(text)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
