import type { ErrorComponentProps } from '@tanstack/react-router';
import { Page } from '../ui/page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import { shellWords } from './words.ts';

/** A screen that broke stays inside its own frame: rail and bar go on working. */
export function Crash({ error, reset }: ErrorComponentProps) {
  const t = useWords(shellWords);
  return (
    <Page title={t('crash')}>
      <ErrorState error={error} again={reset} />
    </Page>
  );
}
