import { Link } from '@tanstack/react-router';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import { shellWords } from './words.ts';

function Nowhere({ title, mend }: { title: string; mend: string }) {
  const t = useWords(shellWords);
  return (
    <Page title={title}>
      <EmptyState title={mend}>
        <Link to={'/today' as string}>{t('toToday')}</Link>
      </EmptyState>
    </Page>
  );
}

export function NotFound() {
  const t = useWords(shellWords);
  return <Nowhere title={t('notFound')} mend={t('notFoundMend')} />;
}

/** The screen exists, but not for this person's posts. */
export function NotYours() {
  const t = useWords(shellWords);
  return <Nowhere title={t('notYours')} mend={t('notYoursMend')} />;
}
