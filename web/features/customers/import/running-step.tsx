import { Button } from 'antd';
import type { ImportPage } from '../../../../contract/customer-import.ts';
import { useWords } from '../../../ui/words.ts';
import { DropButton } from './drop-button.tsx';
import style from './import.module.css';
import { useAct } from './queries.ts';
import { importWords } from './words.ts';

/** How far, how fast, how long yet, and the way out. */
export function RunningStep({ page }: { page: ImportPage }) {
  const t = useWords(importWords);
  const act = useAct(page.id);
  const { done, total, perSecond } = page.progress ?? { done: 0, total: 0, perSecond: 0 };
  const compares = page.state === 'reading' && total > 0 && done >= total * 0.99;
  const title = t(page.state === 'reading' ? 'reading' : page.state === 'writing' ? 'writing' : 'undoing');
  return (
    <div className={style.running}>
      <h2 id="import-running">{title}</h2>
      <progress
        aria-labelledby="import-running"
        value={total > 0 ? Math.min(done, total) : undefined}
        max={total || 1}
      />
      <p role="status">
        {compares ? t('comparing') : total > 0 ? t('rate', { done, total, perSecond }) : null}
      </p>
      <p className={style.note}>
        <Left seconds={page.progress?.secondsLeft ?? null} /> {t('mayLeave')}
      </p>
      {page.state === 'reading' ? <DropButton id={page.id} label={t('cancel')} /> : null}
      {page.state === 'writing' ? (
        <Button loading={act.isPending} onClick={() => act.mutate({ act: 'stop' })}>
          {t('stop')}
        </Button>
      ) : null}
    </div>
  );
}

function Left({ seconds }: { seconds: number | null }) {
  const t = useWords(importWords);
  if (seconds === null || seconds === 0) return null;
  return (
    <>{seconds < 90 ? t('secondsLeft', { n: seconds }) : t('minutesLeft', { n: Math.round(seconds / 60) })}</>
  );
}
