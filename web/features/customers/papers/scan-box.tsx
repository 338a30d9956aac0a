import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './papers.module.css';
import type { BatchLine } from './queries.ts';
import { paperWords } from './words.ts';

/**
 * Scan, scan, scan: a hand scanner types a number and Enter, so each Enter adds one. What the batch did is shown
 * line by line, since one folder that cannot be done does not stop the rest.
 */
export function ScanBox(props: {
  lines: readonly BatchLine[];
  actions: readonly { label: string; run: (numbers: string[]) => void; busy: boolean; off?: boolean }[];
  children?: ReactNode;
}) {
  const t = useWords(paperWords);
  const [typed, setTyped] = useState('');
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const all = [...new Set([...numbers, ...numbersIn(typed)])];
  return (
    <form
      className={style.scan}
      onSubmit={(event) => {
        event.preventDefault();
        setNumbers(all);
        setTyped('');
      }}
    >
      <TextField
        label={t('scan')}
        note={all.length > 0 ? t('scanned', { n: all.length }) : t('scanNote')}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
      {all.length > 0 ? <p className={style.numbers}>{all.join(' ')}</p> : null}
      {props.children}
      <div className={style.actions}>
        {props.actions.map((action) => (
          <Button
            key={action.label}
            type="primary"
            loading={action.busy}
            disabled={all.length === 0 || action.off}
            onClick={() => {
              action.run(all);
              setNumbers([]);
              setTyped('');
            }}
          >
            {action.label}
          </Button>
        ))}
      </div>
      <Lines lines={props.lines} />
    </form>
  );
}

const numbersIn = (typed: string): string[] =>
  typed
    .toUpperCase()
    .split(/[\s,,、]+/)
    .filter((word) => /^[FD]-\d{4,}$/.test(word));

function Lines({ lines }: { lines: readonly BatchLine[] }) {
  const t = useWords(paperWords);
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <ul className={style.lines} role="status">
      {lines.map((line) => (
        <li key={line.number}>
          <b>{line.number}</b>{' '}
          <Tag tone={line.done ? 'done' : 'late'}>{line.done ? t('done') : t('notDone')}</Tag>{' '}
          {line.says ? say(line.says) : null}
        </li>
      ))}
    </ul>
  );
}
