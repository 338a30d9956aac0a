import type { AwardEntry } from './finding.ts';
import { hashId } from './id.ts';
import type { Obligation } from './obligation.ts';
import type { Moment } from './set.ts';

/** The later life of an award entry: decided, appealed against, upheld or mended. Every step is a new entry. */
export function applyToAwards(m: Moment): void {
  const next = steps[m.fact.kind];
  if (!next) return;
  const entry = m.entries.find((one) => m.fact.refs.award === `award:${one.id}`);
  const mended = entry && next(m, entry);
  if (!entry || !mended) return;
  const id = hashId('award', m.fact.org, m.fact.id, entry.id);
  m.changes.push({ change: 'award', entry: { ...entry, ...mended, id, fact: m.fact.id, mends: entry.id } });
  m.findings.push({
    clause: entry.clause,
    n: entry.n,
    scope: 'fact',
    subject: entry.member,
    outcome: 'entered',
    detail: { award: id, mends: entry.id, amount: mended.amount, state: mended.state },
    reason: null,
  });
}

type Mended = Pick<AwardEntry, 'amount' | 'state'>;

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const steps: Readonly<Record<string, (m: Moment, entry: AwardEntry) => Mended | null>> = {
  'award.decided': (m, entry) => (entry.state === 'proposed' ? decided(m, entry) : null),
  'appeal.lodged': (_m, entry) =>
    entry.state === 'reversed' ? null : { amount: entry.amount, state: 'suspended' },
  'appeal.decided': (m, entry) => {
    if (m.fact.data.outcome === 'upheld') return { amount: entry.amount, state: 'in-force' };
    if (m.fact.data.outcome === 'reduced') return { amount: numberOf(m.fact.data.amount), state: 'in-force' };
    return { amount: 0, state: 'reversed' };
  },
};

/** Decided jointly, it stays proposed until the last has said yes; a no is enough by itself. */
function decided(m: Moment, entry: AwardEntry): Mended | null {
  const own = m.obligation;
  const asked = (one: Obligation) => one.state === 'open' && one.slot.startsWith('decision/');
  if (own === null && m.touched.some((one) => asked(one) && one.refs.award === `award:${entry.id}`))
    return null;
  const chosen = numberOf(m.fact.data.amount);
  const open = m.touched.some(
    (one) => asked(one) && one.id !== own?.id && one.refs.award === own?.refs.award,
  );
  return { amount: milder(entry.amount, chosen), state: open && chosen !== 0 ? 'proposed' : 'in-force' };
}

const milder = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? b : Math.abs(a) < Math.abs(b) ? a : b;

/** A reversal takes back what was given: the opposite amount, naming the entry it mends. */
export function reverse(m: Moment, entry: AwardEntry): void {
  const id = hashId('award', m.fact.org, m.fact.id, entry.id);
  const amount = entry.amount === null ? null : 0;
  m.changes.push({
    change: 'award',
    entry: { ...entry, id, fact: m.fact.id, amount, state: 'reversed', mends: entry.id },
  });
}
