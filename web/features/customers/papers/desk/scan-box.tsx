import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { TextField } from '../../../../ui/fields.tsx';
import { Tag } from '../../../../ui/marks.tsx';
import { useSay, useWords } from '../../../../ui/words.ts';
import style from '../papers.module.css';
import type { BatchLine } from '../queries.ts';
import { paperWords } from '../words.ts';
import { numbersIn } from './scanned-numbers.ts';

export interface ScanAction {
  label: string;
  /** Answers line by line; a refused batch throws, and what was scanned stays. */
  run: (numbers: string[]) => Promise<readonly BatchLine[]>;
  off?: boolean;
}

/**
 * Scan, scan, scan: a hand scanner types a number and Enter, so each Enter adds one. What the batch did is shown
 * line by line, since one folder that cannot be done does not stop the rest; that one stays scanned.
 */
export function ScanBox(props: { kind: 'F' | 'D'; actions: readonly ScanAction[]; children?: ReactNode }) {
  const t = useWords(paperWords);
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState('');
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const [lines, setLines] = useState<readonly BatchLine[]>([]);
  const now = numbersIn(typed, props.kind);
  const all = [...new Set([...numbers, ...now.numbers])];
  const add = () => {
    setNumbers(all);
    setTyped(now.unread.join(' '));
  };
  const run = async (action: ScanAction) => {
    const answer = await action.run(all);
    setLines(answer);
    setNumbers(answer.filter(({ done }) => !done).map(({ number }) => number));
    setTyped('');
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form
      ref={form}
      className={style.scan}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('scan')}
        note={all.length > 0 ? t('scanned', { n: all.length }) : t('scanNote')}
        problem={now.unread.length > 0 ? t('unread', { words: now.unread.join(' ') }) : null}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
      <Scanned numbers={numbers} remove={(gone) => setNumbers(numbers.filter((one) => one !== gone))} />
      {props.children}
      <div className={style.actions}>
        {props.actions.map((action) => (
          <Act key={action.label} action={action} off={all.length === 0} run={() => run(action)} />
        ))}
      </div>
      <Lines lines={lines} />
    </form>
  );
}

function Scanned({ numbers, remove }: { numbers: readonly string[]; remove: (number: string) => void }) {
  const t = useWords(paperWords);
  if (numbers.length === 0) return null;
  return (
    <ul className={style.numbers}>
      {numbers.map((number) => (
        <li key={number}>
          <Button aria-label={t('unscan', { number })} onClick={() => remove(number)}>
            {number} ×
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Act({ action, off, run }: { action: ScanAction; off: boolean; run: () => Promise<void> }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      type="primary"
      loading={busy}
      disabled={off || action.off}
      onClick={() => {
        setBusy(true);
        // What went wrong was said; what was scanned is still there
        run()
          .catch(() => undefined)
          .finally(() => setBusy(false));
      }}
    >
      {action.label}
    </Button>
  );
}

function Lines({ lines }: { lines: readonly BatchLine[] }) {
  const t = useWords(paperWords);
  const say = useSay();
  return (
    <ul className={style.lines} aria-live="polite">
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
