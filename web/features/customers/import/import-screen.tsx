import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ImportPage, ImportState } from '../../../../contract/customer-import.ts';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { ColumnsStep } from './columns-step.tsx';
import { ImportSteps } from './import-steps.tsx';
import { useImport } from './queries.ts';
import { RefusedStep } from './refused-step.tsx';
import { ResultStep } from './result-step.tsx';
import { RunningStep } from './running-step.tsx';
import { VerdictsStep } from './verdicts-step.tsx';
import { importWords } from './words.ts';

const AT: Record<ImportState, number> = {
  columns: 1,
  refused: 1,
  reading: 2,
  verdicts: 2,
  writing: 3,
  stopped: 3,
  written: 4,
  undoing: 4,
  undone: 4,
};

/** One list on its way in: five steps on one page. */
export function ImportScreen() {
  const t = useWords(importWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const found = useImport(id);
  if (found.isPending) return <Loading rows={8} />;
  if (found.isError) return <ErrorState error={found.error} again={() => void found.refetch()} />;
  const page = found.data;
  return (
    <Page
      title={t('title')}
      note={t('fileIs', { name: page.fileName })}
      wide
      actions={
        AT[page.state] === 4 ? (
          <Link to={'/imports' as string}>
            <Button>{t('again')}</Button>
          </Link>
        ) : null
      }
    >
      <ImportSteps at={AT[page.state]} />
      <Step page={page} />
    </Page>
  );
}

function Step({ page }: { page: ImportPage }) {
  if (page.state === 'columns') return <ColumnsStep key={JSON.stringify(page.look)} page={page} />;
  if (page.state === 'refused') return <RefusedStep page={page} />;
  if (page.state === 'verdicts') return <VerdictsStep page={page} />;
  if (page.state === 'reading' || page.state === 'writing' || page.state === 'undoing')
    return <RunningStep page={page} />;
  return <ResultStep page={page} />;
}
