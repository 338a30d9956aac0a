import { Button } from 'antd';
import { useState } from 'react';
import type { Till } from '../../../../contract/cash.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { LongField, TextField } from '../../../ui/fields.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { fenOf, moneyOf, typedMoney } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { useTillAct } from './queries.ts';
import { tillWords } from './words.ts';

type Way = Till['ways'][number];

/** Cash is counted and typed; what a payment app or the terminal shows is proposed, to be compared and changed. */
export function CountForm({ till, event }: { till: Till; event: string | null }) {
  const t = useWords(tillWords);
  const ways = withCash(till.ways);
  const [id] = useState(newId);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => proposed(ways));
  const [why, setWhy] = useState('');
  const counted = ways.map(({ way }) => ({ way, amount: typedMoney(typed[way] ?? '') }));
  const differs = ways.some(({ way, expected }) => {
    const money = typedMoney(typed[way] ?? '');
    return money !== null && fenOf(money) !== fenOf(expected);
  });
  const whole = counted.every(({ amount }) => amount !== null);
  const count = useTillAct(() =>
    api.post('/api/cash-closes', { id, event, day: till.day, counted, explanation: why.trim() }),
  );
  const lacks = !whole ? t('needCount') : differs && why.trim() === '' ? t('needWhy') : null;
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        count.mutate(undefined);
      }}
    >
      {ways.map((way) => (
        <Counted
          key={way.way}
          of={way}
          value={typed[way.way] ?? ''}
          onChange={(value) => setTyped({ ...typed, [way.way]: value })}
        />
      ))}
      {differs ? <LongField label={t('why')} note={t('whyNote')} value={why} onChange={setWhy} /> : null}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        disabled={lacks !== null}
        loading={count.isPending}
      >
        {lacks ?? t('count')}
      </Button>
    </form>
  );
}

const withCash = (ways: readonly Way[]): readonly Way[] =>
  ways.some(({ way }) => way === 'cash')
    ? ways
    : [{ way: 'cash', payments: 0, expected: { amount: '0.00', currency: 'CNY' } }, ...ways];

/** The cash stays empty: a proposed sum would be counted by nobody. */
const proposed = (ways: readonly Way[]) =>
  Object.fromEntries(
    ways.map(({ way, expected }) => [
      way,
      way === 'cash' && fenOf(expected) !== 0 ? '' : expected.amount.replace(/\.00$/, ''),
    ]),
  );

function Counted({ of, value, onChange }: { of: Way; value: string; onChange: (value: string) => void }) {
  const t = useWords(tillWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const money = typedMoney(value);
  const difference = money ? fenOf(money) - fenOf(of.expected) : 0;
  return (
    <div className={style.search}>
      <TextField
        label={t('countedOf', { way: all(`way.${of.way}`) })}
        type="number"
        note={`${t('expectedOf', { amount: yuan(of.expected), n: of.payments })}${
          difference === 0 ? '' : ` · ${t('difference')} ${yuan(moneyOf(difference))}`
        }`}
        problem={value !== '' && money === null ? all('amountBad') : null}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
