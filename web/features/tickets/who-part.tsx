import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { TextField } from '../../ui/fields.tsx';
import { useSay, useWords } from '../../ui/words.ts';
import { useFound } from './queries.ts';
import type { Taking } from './taking.ts';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

interface Props {
  taking: Taking;
  change: (part: Partial<Taking>) => void;
  problem: string | null;
}

/** A customer found by name or four digits; or what a caller says of themselves. */
export function WhoPart(props: Props) {
  const t = useWords(ticketWords);
  const { taking, change } = props;
  if (!taking.customer) return <Find {...props} />;
  return (
    <div className={style.list}>
      <p className={style.line}>
        <b className={style.grow}>{taking.customer.name}</b>
        <Button onClick={() => change({ customer: null })}>{t('another')}</Button>
      </p>
    </div>
  );
}

function Find({ taking, change, problem }: Props) {
  const t = useWords(ticketWords);
  const say = useSay();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useFound(q);
  const rows = q.length > 1 ? (found.data?.found ?? []) : [];
  return (
    <>
      <TextField label={t('whoFind')} value={typed} onChange={setTyped} problem={problem} />
      {found.data?.says && q.length > 1 ? <p className={style.quiet}>{say(found.data.says)}</p> : null}
      {rows.length > 0 ? (
        <ul className={style.list}>
          {rows.slice(0, 6).map(({ id, name, phone }) => (
            <li key={id}>
              <button
                type="button"
                className={`gj-plain ${style.pick}`}
                onClick={() => change({ customer: { id, name } })}
              >
                <b className={style.grow}>{name}</b>
                <span className={style.quiet}>{phone}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <details className={style.unknown} open={taking.callerName !== '' || taking.callerPhone !== ''}>
        <summary>{t('notKnown')}</summary>
        <TextField
          label={t('callerName')}
          value={taking.callerName}
          onChange={(callerName) => change({ callerName })}
        />
        <TextField
          label={t('callerPhone')}
          type="tel"
          value={taking.callerPhone}
          onChange={(callerPhone) => change({ callerPhone })}
        />
      </details>
    </>
  );
}
