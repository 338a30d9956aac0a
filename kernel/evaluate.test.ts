import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Change,
  type Clause,
  type ClauseVersion,
  calendarOf,
  compile,
  conflictsOf,
  decide,
  evaluate,
  explain,
  type Fact,
  type FactKind,
  formatDate,
  type Known,
  ledgerKinds,
  missing,
  type Obligation,
  parseInstant,
  type Question,
  screenText,
  sentence,
  zoneOf,
} from './index.ts';

const t = { zh: '名', en: 'name' };
const kinds: FactKind[] = [
  ...ledgerKinds,
  {
    kind: 'file.completed',
    text: t,
    subject: 'customer',
    refs: { file: 'file' },
    data: {
      outcome: {
        type: 'code',
        text: { zh: '结果', en: 'outcome' },
        codes: { bought: { zh: '已购', en: 'bought' }, none: { zh: '未购', en: 'not bought' } },
      },
    },
  },
  {
    kind: 'call-back.made',
    text: t,
    subject: 'customer',
    refs: { obligation: 'obligation' },
    data: { series: { type: 'code', text: t } },
  },
  { kind: 'return.accepted', text: t, subject: 'customer', data: {} },
  { kind: 'claim.submitted', text: t, subject: 'claim', data: { amount: { type: 'fen', text: t } } },
  { kind: 'text.shown', text: t, subject: 'organisation', data: {} },
];
const questions: Question[] = [
  {
    name: 'owner',
    of: 'customer',
    gives: { type: 'ref', of: 'member', text: { zh: '负责人', en: 'owner' } },
  },
  {
    name: 'line_manager',
    of: 'member',
    gives: { type: 'ref', of: 'member', text: { zh: '上级', en: 'line manager' } },
  },
];
const place = { zone: 'Asia/Shanghai', calendar: calendarOf({}) };
const at = (text: string) => parseInstant(text) as number;
const version = (body: Clause, more: Partial<ClauseVersion> = {}): ClauseVersion => ({
  clause: body.id,
  n: 1,
  pack: 'p',
  rank: 'pack',
  from: 0,
  to: null,
  params: {},
  body,
  sha256: '',
  ...more,
});
const compiled = (...versions: ClauseVersion[]) => compile(versions, { kinds, questions }, place);
const known: Known = {
  'customer:li': { owner: 'member:wang' },
  'member:wang': { line_manager: 'member:boss' },
};

let made = 0;
const fact = (kind: string, when: string, data: Fact['data'] = {}, more: Partial<Fact> = {}): Fact => ({
  id: `f${++made}`,
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

const duty = (id: string, within: string, more: object = {}): Clause =>
  ({
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
      until: ['return.accepted'],
      lapses: { to: 'holder.line_manager' },
    },
    ...more,
  }) as Clause;
const opened = (changes: readonly Change[]): Obligation[] =>
  changes.flatMap((c) => (c.change === 'opened' ? [c.obligation] : []));
const about = (one: Obligation | undefined, more: Partial<Fact> = {}): Partial<Fact> => ({
  subject: one?.subject as string,
  refs: { obligation: `obligation:${one?.id}` },
  ...more,
});

describe('evaluating', () => {
  const { set, problems } = compiled(
    version(duty('A-1', '$first'), { params: { first: 'P3D' } }),
    version(duty('A-2', 'P30D')),
  );
  const completed = fact('file.completed', '2026-09-28T10:00+08:00', { outcome: 'bought' });
  const owed = opened(evaluate(set, completed, known, []).changes);

  it('finds nothing wrong', () => expect(problems).toEqual([]));

  it('asks for what it must know, link by link, and only while it matters', () => {
    expect(missing(set, [completed], [], {})).toEqual([{ of: 'customer:li', question: 'owner' }]);
    expect(missing(set, [completed], [], known)).toEqual([]);
    expect(missing(set, [{ ...completed, data: { outcome: 'none' } }], [], {})).toEqual([]);
    const lapsed = fact('obligation.lapsed', '2026-10-02T00:00+08:00', {}, about(owed[0]));
    expect(missing(set, [lapsed], owed, {})).toEqual([{ of: 'member:wang', question: 'line_manager' }]);
  });

  it('opens obligations that cite clause and version, with a limit at the end of the day', () => {
    const days = owed.map((one) => formatDate(zoneOf('Asia/Shanghai').dayOf((one.dueAt as number) - 1)));
    expect(owed).toMatchObject([
      { clause: 'A-1', n: 1, holder: 'member:wang', state: 'open' },
      { clause: 'A-2' },
    ]);
    expect(days).toEqual(['2026-10-01', '2026-10-28']);
  });

  it('meets exactly the one a fact names', () => {
    const call = fact(
      'call-back.made',
      '2026-10-03T10:00+08:00',
      { series: 'representative' },
      { refs: { obligation: `obligation:${owed[1]?.id}` } },
    );
    expect(evaluate(set, call, known, owed).changes).toMatchObject([
      { change: 'discharged', id: owed[1]?.id },
    ]);
  });

  it('does not take another series for it', () => {
    const call = fact('call-back.made', '2026-10-01T10:00+08:00', { series: 'consultant' });
    expect(evaluate(set, call, known, owed)).toEqual({ findings: [], changes: [] });
  });

  it('says so when it cannot tell whether a fact meets it', () => {
    const call = fact('call-back.made', '2026-10-01T10:00+08:00');
    const { changes, findings } = evaluate(set, call, known, owed);
    expect(changes).toEqual([]);
    expect(findings).toMatchObject([
      { outcome: 'notEvaluable', reason: 'fact.data.series is missing' },
      { outcome: 'notEvaluable' },
    ]);
  });

  it('lapses once, and not before its time', () => {
    const early = fact('obligation.lapsed', '2026-10-01T23:59+08:00', {}, about(owed[0]));
    expect(evaluate(set, early, known, owed).changes).toEqual([]);
    const lapsed = fact('obligation.lapsed', '2026-10-02T00:00+08:00', {}, about(owed[0]));
    const { changes } = evaluate(set, lapsed, known, owed);
    expect(changes[0]).toEqual({ change: 'lapsed', id: owed[0]?.id });
    expect(opened(changes)).toMatchObject([{ noun: 'hear-of-lapse', holder: 'member:boss' }]);
    expect(evaluate(set, lapsed, known, [{ ...(owed[0] as Obligation), lapsed: true }]).changes).toEqual([]);
  });

  it('waives, hands on and claims', () => {
    const step = (kind: string, data: Fact['data']) =>
      evaluate(
        set,
        fact(kind, '2026-09-29T10:00+08:00', data, about(owed[0], { actor: 'member:liu' })),
        known,
        owed,
      ).changes;
    expect(step('obligation.waived', { reason: 'r' })).toMatchObject([{ change: 'waived', id: owed[0]?.id }]);
    expect(step('obligation.delegated', { to: 'member:li' })).toEqual([
      { change: 'delegated', id: owed[0]?.id, holder: 'member:li' },
    ]);
    expect(step('obligation.claimed', { until: '2026-09-29T12:00+08:00' })).toEqual([
      { change: 'claimed', id: owed[0]?.id, by: 'member:liu', until: at('2026-09-29T12:00+08:00') },
    ]);
    expect(step('obligation.claimed', { released: true })).toEqual([
      { change: 'claimed', id: owed[0]?.id, by: null, until: null },
    ]);
  });

  it('says in words why', () => {
    const reasons = explain(set, 'A-1', 1, completed, known);
    expect(reasons).toEqual([
      {
        expression: 'fact.data.outcome == "bought"',
        value: 'bought',
        holds: true,
        says: { zh: '结果是已购', en: 'outcome is bought' },
      },
    ]);
    expect(sentence(reasons)).toEqual({ zh: '因为结果是已购', en: 'because outcome is bought' });
  });
});

describe('the version in force', () => {
  const change = at('2026-06-01T00:00+08:00');
  const day = zoneOf('Asia/Shanghai').dayOf(change);
  const { set } = compiled(
    version(duty('A', 'P3D'), { to: day }),
    version(duty('A', 'P2D'), { n: 2, from: day }),
  );
  const owedAt = (when: string) =>
    opened(evaluate(set, fact('file.completed', when, { outcome: 'bought' }), known, []).changes);

  it('is the one of the fact’s day', () => {
    expect(owedAt('2026-05-31T23:59+08:00')).toMatchObject([{ n: 1 }]);
    expect(owedAt('2026-06-01T00:00+08:00')).toMatchObject([{ n: 2 }]);
  });

  it('stays with the obligation when the clause changes', () => {
    const owed = owedAt('2026-05-31T23:59+08:00');
    const call = fact('call-back.made', '2026-06-02T10:00+08:00', { series: 'representative' });
    expect(evaluate(set, call, known, owed).findings).toMatchObject([{ n: 1, outcome: 'met' }]);
  });
});

describe('properties of evaluating', () => {
  const { set } = compiled(version(duty('A', 'P3D')), version(duty('B', 'P30D')));
  const customers = ['customer:a', 'customer:b', 'customer:c'];
  const facts = fc.array(
    fc.record({
      kind: fc.constantFrom('file.completed', 'call-back.made', 'return.accepted'),
      subject: fc.constantFrom(...customers),
      bought: fc.boolean(),
      hour: fc.integer({ min: 0, max: 2000 }),
    }),
    { maxLength: 12 },
  );
  const answers: Known = Object.fromEntries(customers.map((one) => [one, { owner: 'member:wang' }]));
  const built = (list: readonly { kind: string; subject: string; bought: boolean; hour: number }[]) =>
    list.map(
      ({ kind, subject, bought, hour }, i): Fact => ({
        ...fact(
          kind,
          '2026-01-01T00:00Z',
          kind === 'file.completed' ? { outcome: bought ? 'bought' : 'none' } : { series: 'representative' },
        ),
        id: `p${i}`,
        at: at('2026-01-01T00:00Z') + hour * 3_600_000,
        subject,
      }),
    );
  /** Plays facts in order against what is open, as the ledger does. */
  const play = (list: readonly Fact[]): string[] => {
    const open = new Map<string, Obligation>();
    const ended: string[] = [];
    for (const one of list) {
      const touched = [...open.values()].filter(({ subject }) => subject === one.subject);
      for (const change of evaluate(set, one, answers, touched).changes) {
        if (change.change === 'opened') open.set(change.obligation.id, change.obligation);
        else if ('id' in change && open.delete(change.id)) ended.push(`${change.change} ${change.id}`);
      }
    }
    return [...ended, ...open.keys()].sort();
  };

  it('give the same when evaluated again', () => {
    fc.assert(
      fc.property(facts, (list) => {
        for (const one of built(list))
          expect(evaluate(set, one, answers, [])).toEqual(evaluate(set, one, answers, []));
      }),
    );
  });

  it('do not depend on the order in which facts about different customers came', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (list, random) => {
        const played = built(list);
        // Interleave the customers anew, each in its own order
        const queues = customers.map((subject) => played.filter((one) => one.subject === subject));
        const shuffled: Fact[] = [];
        while (queues.some((queue) => queue.length > 0)) {
          const waiting = queues.filter((queue) => queue.length > 0);
          const next = waiting[Number(random.next().value) % waiting.length]?.shift();
          if (next) shuffled.push(next);
        }
        expect(play(shuffled)).toEqual(play(played));
      }),
    );
  });
});

describe('an approval in steps', () => {
  const clause: Clause = {
    id: 'AP',
    form: 'approval',
    text: t,
    act: 'claim.submitted',
    on: 'claim.submitted',
    steps: [
      { of: 'asker.line_manager' },
      { when: 'fact.data.amount > 1000', of: ['post:a', 'post:b', 'post:c'], mode: { atLeast: 2 } },
    ],
    grants: { within: 'P1D', times: 1 },
  };
  const { set, problems } = compiled(version(clause));
  const submitted = (amount: number) =>
    fact('claim.submitted', '2026-03-02T10:00+08:00', { amount }, { subject: 'claim:1' });
  const answer = (kind: string, one: Obligation | undefined, actor: string) =>
    fact(kind, '2026-03-02T11:00+08:00', {}, about(one, { actor }));

  it('compiles', () => expect(problems).toEqual([]));

  it('ends with the manager below the band', () => {
    const owed = opened(evaluate(set, submitted(1000), known, []).changes);
    expect(owed).toMatchObject([{ noun: 'approve', holder: 'member:boss' }]);
    const { findings } = evaluate(set, answer('approval.given', owed[0], 'member:boss'), known, owed);
    expect(findings.find(({ outcome }) => outcome === 'granted')?.detail).toMatchObject({
      asker: 'member:wang',
      times: 1,
    });
  });

  it('takes no word from the asker', () => {
    const owed = opened(evaluate(set, submitted(1000), known, []).changes);
    expect(evaluate(set, answer('approval.given', owed[0], 'member:wang'), known, owed).changes).toEqual([]);
  });

  it('goes on to two of three above it, and stops at a no', () => {
    const first = opened(evaluate(set, submitted(1001), known, []).changes);
    const second = opened(
      evaluate(set, answer('approval.given', first[0], 'member:boss'), known, first).changes,
    );
    expect(second.map(({ holder }) => holder)).toEqual(['post:a', 'post:b', 'post:c']);
    const one = evaluate(set, answer('approval.given', second[0], 'member:x'), known, second);
    expect(one.findings.some(({ outcome }) => outcome === 'granted')).toBe(false);
    const two = evaluate(set, answer('approval.given', second[1], 'member:y'), known, second.slice(1));
    expect(two.findings.some(({ outcome }) => outcome === 'granted')).toBe(true);
    expect(two.changes).toContainEqual(expect.objectContaining({ change: 'superseded', id: second[2]?.id }));
    const no = evaluate(set, answer('approval.refused', second[1], 'member:y'), known, second.slice(1));
    expect(no.findings).toContainEqual(expect.objectContaining({ outcome: 'refused' }));
    expect(no.changes).toContainEqual(expect.objectContaining({ change: 'superseded', id: second[2]?.id }));
  });
});

describe('what is wrong among clauses', () => {
  const codes = (...clauses: Clause[]) =>
    compiled(...clauses.map((one) => version(one))).problems.map(({ code, level }) => `${level} ${code}`);
  const same = (id: string, when?: string) => {
    const { owes, ...rest } = duty(id, 'P3D') as Extract<Clause, { form: 'duty' }>;
    return { ...rest, when, owes: { ...owes, slot: 'main' } } as Clause;
  };

  it('are two clauses that owe the same', () => {
    expect(codes(same('A', 'fact.data.outcome == "bought"'), same('B'))).toEqual(['warning conflict']);
    expect(
      codes(same('A', 'fact.data.outcome == "bought"'), same('B', 'fact.data.outcome == "none"')),
    ).toEqual([]);
    expect(codes(same('A', 'has(fact.refs.file)'), same('B', '!has(fact.refs.file)'))).toEqual([]);
    expect(conflictsOf([version(same('B')), version(same('A'))])).toMatchObject([
      { clauses: ['A', 'B'], about: 'call-back' },
    ]);
  });

  it('are two penalties for one act', () => {
    const penalty = (id: string): Clause => ({
      id,
      form: 'award',
      text: t,
      on: 'return.accepted',
      to: 'owner',
      effect: 'points',
      amount: -1,
    });
    expect(codes(penalty('A'), penalty('B'))).toEqual(['warning conflict']);
  });

  it('are a condition that never holds, a fine without basis and a circle of lapses', () => {
    expect(
      codes(duty('A', 'P3D', { when: 'fact.data.outcome == "bought" && fact.data.outcome == "none"' })),
    ).toEqual(['error unreachable']);
    expect(
      codes({
        id: 'F',
        form: 'award',
        text: t,
        on: 'return.accepted',
        to: 'owner',
        effect: 'money',
        amount: -5000,
      }),
    ).toEqual(['error undefined']);
    const circle = duty('C', 'P1D', { on: 'obligation.lapsed', when: 'fact.data.purpose == "internal"' });
    expect(codes(circle)).toEqual(['error circle']);
    expect(codes(duty('C', 'P1D', { on: 'obligation.lapsed', when: 'fact.data.clause == "A-1"' }))).toEqual(
      [],
    );
  });
});

describe('screening a text', () => {
  const guard: Clause = {
    id: 'G',
    form: 'guard',
    text: t,
    acts: ['text.shown'],
    effect: 'refuse',
    code: 'claim',
    says: t,
    screen: {
      mustNot: [{ words: ['治病', '降血压'], why: t }],
      must: [{ any: ['公司'], why: t }],
      allowed: ['本品不能代替药物'],
    },
  };
  const { set } = compiled(version(guard));
  const act = fact('text.shown', '2026-03-02T10:00+08:00', {}, { subject: 'organisation:anhe' });
  const hits = (text: string) =>
    screenText(set, act, {}, text).flatMap((one) =>
      one.hits.map(({ word, span }) =>
        span && text.slice(...span) ? text.slice(...span) : `missing ${word}`,
      ),
    );

  it.each([
    ['安禾公司的蛋白粉能治病', ['治病']],
    ['安禾公司:可降 血 压', ['降 血 压']],
    ['安禾公司的蛋白粉不能治病', []],
    ['安禾公司的蛋白粉不能用于治病', []],
    ['安禾公司的蛋白粉不得不说能治病', ['治病']],
    ['安禾公司的蛋白粉不是不能治病', ['治病']],
    ['安禾公司的蛋白粉没有副作用,能治病', ['治病']],
    ['安禾公司的蛋白粉没有副作用能治病', ['治病']],
    ['安禾公司:本品不能代替药物,更不治病', []],
    ['安禾公司回访:顾客说:吃了能治病。', []],
    ['安禾公司回访:顾客说好。我说能治病。', ['治病']],
    ['蛋白粉', ['missing 公司']],
  ])('%s', (text, found) => expect(hits(text)).toEqual(found));

  it.each([
    ['安禾公司邀您参加产品说明会\n现场销售蛋白粉', ['销售']],
    ['安禾公司的产品说明会,现场销售蛋白粉。\n周六九点', []],
    ['\n各位叔叔阿姨好!本场由安禾公司销售蛋白粉。', []],
    ['各位叔叔阿姨好!今天我们聊聊春天。本场由安禾公司销售蛋白粉', ['销售']],
  ])('a line that must come first: %s', (text, missing) => {
    const screen = { must: [{ any: ['销售'], in: 'first-line' as const, why: t }] };
    const { set } = compiled(version({ ...guard, screen }));
    expect(screenText(set, act, {}, text).flatMap(({ hits }) => hits.map(({ word }) => word))).toEqual(
      missing,
    );
  });

  it('holds scripts against it when they are compiled', () => {
    const script: Clause = {
      id: 'S',
      form: 'script',
      text: t,
      at: 'opening',
      says: { zh: '我们公司的产品能治病', en: 'x' },
    };
    expect(compiled(version(guard), version(script)).problems).toMatchObject([
      { clause: 'S', pointer: '/says/zh', code: 'screened' },
    ]);
  });

  it('refuses only when there is a text with a hit', () => {
    expect(decide(set, act, {}).verdict).toBe('allowed');
    expect(decide(set, act, {}, '安禾公司治病').verdict).toBe('refused');
  });
});
