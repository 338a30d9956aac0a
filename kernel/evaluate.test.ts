import { describe, expect, it } from 'vitest';
import {
  type Clause,
  type ClauseVersion,
  calendarOf,
  compile,
  evaluate,
  type Fact,
  type FactKind,
  formatDate,
  type Known,
  ledgerKinds,
  missing,
  type Obligation,
  parseInstant,
  type Question,
  type Vocabulary,
  zoneOf,
} from './index.ts';

const t = { zh: '', en: '' };
const kinds: FactKind[] = [
  ...ledgerKinds,
  {
    kind: 'file.completed',
    text: t,
    subject: 'customer',
    refs: { file: 'file' },
    data: { outcome: { type: 'code', text: t } },
  },
  {
    kind: 'call-back.made',
    text: t,
    subject: 'customer',
    refs: { obligation: 'obligation' },
    data: { series: { type: 'code', text: t } },
  },
  { kind: 'return.accepted', text: t, subject: 'customer', data: {} },
];
const questions: Question[] = [
  { name: 'owner', of: 'customer', gives: { type: 'ref', of: 'member', text: t } },
  { name: 'line_manager', of: 'member', gives: { type: 'ref', of: 'member', text: t } },
];
const vocabulary: Vocabulary = { kinds, questions };
const place = { zone: 'Asia/Shanghai', calendar: calendarOf({}) };
const at = (s: string) => parseInstant(s) as number;
let seq = 0;
const fact = (kind: string, when: string, data: Fact['data'] = {}, more: Partial<Fact> = {}): Fact => ({
  id: `f${++seq}`,
  org: 'anhe',
  kind,
  at: at(when),
  recordedAt: at(when),
  subject: 'customer:li',
  refs: {},
  actor: 'member:wang',
  data,
  source: 'web',
  ...more,
});
const version = (body: Clause, params: ClauseVersion['params'] = {}): ClauseVersion => ({
  clause: body.id,
  n: 1,
  pack: 'p',
  rank: 'pack',
  from: 0,
  to: null,
  params,
  body,
  sha256: '',
});
const known: Known = {
  'customer:li': { owner: 'member:wang' },
  'member:wang': { line_manager: 'member:boss' },
};

const duty = (id: string, within: string): Clause => ({
  id,
  form: 'duty',
  text: t,
  strength: 'nag',
  on: 'file.completed',
  when: 'fact.data.outcome == "bought"',
  owes: {
    obligation: 'call-back',
    slot: id,
    of: 'owner',
    due: { within },
    metBy: { fact: 'call-back.made', where: 'fact.data.series == "representative"' },
    until: [{ fact: 'return.accepted' }],
    lapses: { to: 'holder.line_manager' },
  },
});
const opened = (changes: readonly { change: string }[]) =>
  changes.flatMap((c) => (c.change === 'opened' ? [(c as { obligation: Obligation }).obligation] : []));

describe('a duty', () => {
  const { set, problems } = compile(
    [version(duty('A-1', '$first'), { first: 'P3D' }), version(duty('A-2', 'P30D'))],
    vocabulary,
    place,
  );
  it('compiles', () => expect(problems).toEqual([]));
  it('asks, opens, meets the earliest, is superseded, lapses', () => {
    const made = fact('file.completed', '2026-09-28T10:00+08:00', { outcome: 'bought' });
    expect(missing(set, [made], [], {})).toEqual([{ of: 'customer:li', question: 'owner' }]);
    expect(missing(set, [made], [], known)).toEqual([]);
    const result = evaluate(set, made, known, []);
    const obligations = opened(result.changes);
    expect(
      obligations.map((o) => [o.holder, formatDate(zoneOf('Asia/Shanghai').dayOf((o.dueAt as number) - 1))]),
    ).toEqual([
      ['member:wang', '2026-10-01'],
      ['member:wang', '2026-10-28'],
    ]);
    expect(evaluate(set, made, known, [])).toEqual(result);
    const call = fact('call-back.made', '2026-10-03T10:00+08:00', { series: 'representative' });
    const met = evaluate(set, call, known, obligations);
    expect(met.findings).toMatchObject([{ clause: 'A-1', outcome: 'met', detail: { late: 2 } }]);
    expect(
      evaluate(set, fact('return.accepted', '2026-10-03T10:00+08:00'), known, obligations).changes.map(
        (c) => c.change,
      ),
    ).toEqual(['superseded', 'superseded']);
    const first = obligations[0] as Obligation;
    const lapsed = fact(
      'obligation.lapsed',
      '2026-10-02T00:00+08:00',
      { clause: 'A-1' },
      { refs: { obligation: `obligation:${first.id}` } },
    );
    const lapse = evaluate(set, lapsed, known, obligations);
    expect(lapse.changes[0]).toEqual({ change: 'lapsed', id: first.id });
    expect(opened(lapse.changes)).toMatchObject([{ noun: 'hear-of-lapse', holder: 'member:boss' }]);
  });
  it('names what is misspelt', () => {
    const wrong = { ...duty('A-3', '$frist'), when: 'fact.data.outcom == "bought"' } as Clause;
    const { problems } = compile([version(wrong, { first: 'P3D' })], vocabulary, place);
    expect(problems.map((p) => [p.pointer, p.mend.en])).toEqual([
      ['/when', 'Did you mean outcome?'],
      ['/owes/due/within', 'Did you mean $first?'],
    ]);
  });
});
