import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ImportPage } from '../../../../contract/customer-import.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { useAct } from './queries.ts';
import { importWords } from './words.ts';

/** The file breaks off somewhere: what, where, and the two ways on. */
export function RefusedStep({ page }: { page: ImportPage }) {
  const t = useWords(importWords);
  const say = useSay();
  const act = useAct(page.id);
  return (
    <EmptyState title={page.says ? say(page.says.message) : t('refused')}>
      <p>{page.says ? say(page.says.mend) : null}</p>
      <p>
        <Link to={'/imports' as string}>
          <Button type="primary">{t('otherFile')}</Button>
        </Link>{' '}
        <Button loading={act.isPending} onClick={() => act.mutate({ act: 'back' })}>
          {t('back')}
        </Button>
      </p>
    </EmptyState>
  );
}
