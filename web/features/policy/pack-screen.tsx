import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ClauseShown, PackPage, ParameterShown } from '../../../contract/policy.ts';
import { useSession } from '../../api/session.tsx';
import { StrengthMark, Tag } from '../../ui/marks.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useSay, useWords } from '../../ui/words.ts';
import { ClauseState, LiveMark } from './clause-state.tsx';
import { SystemState } from './library-screen.tsx';
import { ParameterList } from './parameter-list.tsx';
import style from './policy.module.css';
import { usePack } from './queries.ts';
import { RetireButton } from './retire-pack.tsx';
import { ValueSheet } from './value-sheet.tsx';
import { formWords, policyWords } from './words.ts';

/** A system read as a document: clauses as text, each with its live state in the margin. */
export function PackScreen() {
  const t = useWords(policyWords);
  const say = useSay();
  const { can } = useSession();
  const { pack } = useParams({ strict: false }) as { pack: string };
  const query = usePack(pack);
  const [open, setOpen] = useState<ParameterShown | null>(null);
  if (query.isPending) return <Loading rows={10} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  const page = query.data;
  const mayChange = can('policy.adopt');
  return (
    <Page
      title={say(page.system.title)}
      note={<PackNote page={page} />}
      actions={
        mayChange ? (
          <>
            <AdoptButton page={page} />
            <RetireButton page={page} />
          </>
        ) : null
      }
    >
      <Section title={t('clauses')} count={page.system.clauses}>
        <ol className={style.clauses}>
          {page.clauses.map((clause) => (
            <ClauseLine
              key={clause.id}
              clause={clause}
              parameters={page.parameters.filter(({ name }) => clause.parameters.includes(name))}
              onChange={mayChange && page.system.state !== 'not-adopted' ? setOpen : null}
            />
          ))}
        </ol>
      </Section>
      {open ? <ValueSheet pack={pack} page={page} parameter={open} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}

function PackNote({ page }: { page: PackPage }) {
  const t = useWords(policyWords);
  const { system } = page;
  return (
    <>
      <SystemState system={system} />{' '}
      {system.from && system.state !== 'coming' ? t('since', { from: system.from }) : null}{' '}
      {system.to ? <Tag tone="late">{t('retiresOn', { to: system.to })}</Tag> : null} {t('source')}:{' '}
      {system.systems.join('、')}
    </>
  );
}

function AdoptButton({ page: { system } }: { page: PackPage }) {
  const t = useWords(policyWords);
  const navigate = useNavigate();
  if (system.state !== 'not-adopted' && !system.newer) return null;
  return (
    <Button type="primary" onClick={() => void navigate({ to: `/policy/${system.pack}/adopt` as string })}>
      {system.newer ? t('readopt') : t('adopt')}
    </Button>
  );
}

interface LineProps {
  clause: ClauseShown;
  parameters: readonly ParameterShown[];
  onChange: ((parameter: ParameterShown) => void) | null;
}

function ClauseLine({ clause, parameters, onChange }: LineProps) {
  const t = useWords(policyWords);
  const form = useWords(formWords);
  const say = useSay();
  return (
    <li className={style.clause}>
      <Link to={`/policy/clauses/${clause.id}` as string} className={style.clauseId}>
        {clause.id}
      </Link>
      <div>
        <p className={style.clauseText}>{say(clause.text)}</p>
        {clause.note ? <p className={style.quiet}>{say(clause.note)}</p> : null}
        {parameters.length > 0 ? <ParameterList parameters={parameters} onChange={onChange} /> : null}
        <p className={style.margin}>
          <ClauseState clause={clause} />
          <Tag>{form(clause.form as Parameters<typeof form>[0])}</Tag>
          {clause.strength ? <StrengthMark strength={clause.strength} /> : null}
          {clause.lawful ? <Tag tone="indigo">{t('lawful')}</Tag> : null}
          <LiveMark clause={clause} />
        </p>
      </div>
    </li>
  );
}
