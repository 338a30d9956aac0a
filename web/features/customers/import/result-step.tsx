import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ImportFilter, ImportPage } from '../../../../contract/customer-import.ts';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { ErrorFile } from './error-file.tsx';
import style from './import.module.css';
import { useAct } from './queries.ts';
import { VerdictTable } from './verdict-table.tsx';
import { importWords } from './words.ts';

const FIGURES = ['new', 'update', 'in-file', 'on-record', 'bad', 'household', 'uncallable'] as const;

/** What became of the list, and the way back while there is one. */
export function ResultStep({ page }: { page: ImportPage }) {
  const t = useWords(importWords);
  const say = useSay();
  const act = useAct(page.id);
  const [shown, setShown] = useState<ImportFilter | null>(null);
  const { state, counts } = page;
  const title = state === 'stopped' ? 'stopped' : state === 'undone' ? 'undone' : 'written';
  return (
    <Section title={t(title)} tone={state === 'stopped' ? 'soon' : 'done'}>
      {page.says ? <p className={style.fault}>{say(page.says.message)}</p> : null}
      {counts ? (
        <div className={style.figures}>
          {FIGURES.map((figure) => (
            <button
              key={figure}
              type="button"
              className={style.figure}
              aria-pressed={shown === figure}
              disabled={state === 'undone' || counts[figure] === 0}
              onClick={() => setShown(shown === figure ? null : figure)}
            >
              <span>{t(figure)}</span>
              <b className={style.number}>{counts[figure]}</b>
            </button>
          ))}
        </div>
      ) : null}
      {shown ? <VerdictTable id={page.id} filter={shown} /> : null}
      <ul className={style.tells}>
        {page.customers === null ? null : <li>{t('now', { n: page.customers })}</li>}
        {state === 'written' && counts && counts.household > 0 ? (
          <li>{t('householdsTo', { n: counts.household })}</li>
        ) : null}
        {state === 'written' && counts && counts.uncallable > 0 ? (
          <li>{t('uncallableTo', { n: counts.uncallable })}</li>
        ) : null}
      </ul>
      <div className={style.foot}>
        {state === 'stopped' ? (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ act: 'write' })}>
            {t('goOn')}
          </Button>
        ) : null}
        {state !== 'undone' && counts && counts.bad > 0 ? <ErrorFile id={page.id} /> : null}
        <Undo page={page} />
      </div>
    </Section>
  );
}

function Undo({ page }: { page: ImportPage }) {
  const t = useWords(importWords);
  const say = useSay();
  const when = useWhen();
  const act = useAct(page.id);
  if (page.state === 'undone') return null;
  const note = page.undo.says
    ? say(page.undo.says)
    : page.undo.until
      ? t('undoUntil', { when: when(page.undo.until) })
      : '';
  return (
    <>
      <Popconfirm
        title={t('undoAsk')}
        okText={t('undo')}
        cancelText={t('cancel')}
        disabled={!page.undo.possible}
        onConfirm={() => act.mutate({ act: 'undo' })}
      >
        <Button disabled={!page.undo.possible} loading={act.isPending}>
          {t('undo')}
        </Button>
      </Popconfirm>
      <span className={style.note}>{note}</span>
    </>
  );
}
