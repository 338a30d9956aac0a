import { Link } from '@tanstack/react-router';
import type { Library } from '../../../contract/policy.ts';
import { Tag, type Tone } from '../../ui/marks.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useSay, useWords } from '../../ui/words.ts';
import style from './policy.module.css';
import { useLibrary } from './queries.ts';
import { policyWords } from './words.ts';

type System = Library['systems'][number];

/** 制度: every written system with its state. */
export function LibraryScreen() {
  const t = useWords(policyWords);
  const query = useLibrary();
  if (query.isPending) return <Loading rows={8} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  const { systems } = query.data;
  return (
    <Page title={t('library')} note={t('libraryNote')}>
      <Section title={t('own')}>
        <SystemList systems={systems.filter(({ rank }) => rank !== 'statute')} />
      </Section>
      <Section title={t('statutes')} note={t('statutesNote')}>
        <SystemList systems={systems.filter(({ rank }) => rank === 'statute')} />
      </Section>
    </Page>
  );
}

function SystemList({ systems }: { systems: readonly System[] }) {
  const t = useWords(policyWords);
  const say = useSay();
  return (
    <ul className={style.systems}>
      {systems.map((system) => (
        <li key={system.pack}>
          <Link to={`/policy/${system.pack}` as string} className={style.system}>
            <span className={style.systemHead}>
              <b>{say(system.title)}</b>
              <SystemState system={system} />
              {system.newer ? <Tag tone="indigo">{t('newer')}</Tag> : null}
            </span>
            <span className={style.quiet}>
              {system.inForce > 0
                ? t('clausesOf', { n: system.clauses, on: system.inForce })
                : t('clausesOnly', { n: system.clauses })}
              {system.blanks > 0 ? ` · ${t('blanksOf', { n: system.blanks })}` : null}
              {system.from && system.state !== 'coming' ? ` · ${t('since', { from: system.from })}` : null}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const tones: Record<System['state'], Tone> = {
  adopted: 'done',
  waiting: 'soon',
  coming: 'indigo',
  'not-adopted': 'plain',
};

export function SystemState({ system }: { system: System }) {
  const t = useWords(policyWords);
  return <Tag tone={tones[system.state]}>{t(system.state, { from: system.from ?? '' })}</Tag>;
}
