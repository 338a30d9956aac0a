import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { compileExpression, isFault, reasonOf } from './conditions.ts';
import { momentOf } from './evaluate.ts';
import { compile, type Fact, type FactKind, type Known, type Question, type Value } from './index.ts';
import type { Setting } from './schema.ts';

const t = { zh: '名', en: 'name' };
const kinds: FactKind[] = [
  {
    kind: 'call-back.made',
    text: t,
    subject: 'customer',
    refs: { event: 'event' },
    data: {
      n: { type: 'int', text: t },
      m: { type: 'int', optional: true, text: t },
      paid: { type: 'fen', text: t },
      code: { type: 'code', text: t, codes: { a: t, b: t, c: t } },
      free: { type: 'code', optional: true, text: t },
      flag: { type: 'bool', text: t },
      perhaps: { type: 'bool', optional: true, text: t },
      day: { type: 'date', text: t },
      list: { type: { list: 'int' }, text: t },
      by: { type: 'ref', of: 'member', text: t },
    },
  },
];
const questions: Question[] = [
  { name: 'owner', of: 'customer', gives: { type: 'ref', of: 'member', text: t } },
  { name: 'visits', of: 'customer', gives: { type: 'int', text: t } },
  { name: 'tags', of: 'customer', gives: { type: { list: 'code' }, text: t } },
  { name: 'line_manager', of: 'member', gives: { type: 'ref', of: 'member', text: t } },
  { name: 'posts', of: 'member', gives: { type: { list: 'code' }, text: t } },
];
const place = { zone: 'Asia/Shanghai', calendar: calendarOf({}) };
const { set } = compile([], { kinds, questions }, place);
const params = { least: 3, names: ['a', 'b'] };
const setting: Setting = {
  schema: set.schema,
  variables: set.schema.variables('call-back.made', params, []),
  params,
  place,
};

/** The CEL library's own answer, over BigInt and objects. */
function byLibrary(source: string, fact: Fact, known: Known): Value | undefined {
  const big = (value: Value): unknown =>
    typeof value === 'number' ? BigInt(value) : Array.isArray(value) ? value.map(big) : value;
  const convert = (name: string, value: Value | null | undefined): unknown => {
    if (value === null || value === undefined) return undefined;
    if (['owner', 'line_manager', 'by'].includes(name)) return subject(value as string);
    if (name === 'day') return BigInt(Math.round(Date.parse(`${value as string}T00:00:00Z`) / 86_400_000));
    return big(value);
  };
  const typed = (type: string, fields: object): object =>
    Object.defineProperties(
      new (setting.schema.classes.get(type) as new () => object)(),
      Object.getOwnPropertyDescriptors(fields),
    );
  // Read when asked: a member may be their own manager
  const object = (values: Readonly<Record<string, Value | null>>): object =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(values)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => [name, { enumerable: true, get: () => convert(name, value) }]),
      ),
    );
  const subject = (ref: string): unknown =>
    typed(
      `subject_${ref.slice(0, ref.indexOf(':'))}`,
      Object.defineProperty(object(known[ref] ?? {}), 'ref', { enumerable: true, value: ref }),
    );
  const context = {
    fact: typed('fact_call_back_made', {
      ...fact,
      at: BigInt(fact.at),
      subject: subject(fact.subject),
      actor: subject(fact.actor),
      data: typed('fact_call_back_made_data', object(fact.data)),
      refs: {},
    }),
    subject: subject(fact.subject),
    actor: subject(fact.actor),
    organisation: subject('organisation:o'),
    params: { least: 3n, names: ['a', 'b'] },
  };
  try {
    const found = setting.schema.environment(setting.variables).parse(source)(context) as unknown;
    return typeof found === 'bigint' ? Number(found) : (found as Value);
  } catch {
    return undefined;
  }
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const member = fc.constantFrom('member:wang', 'member:li');
const small = fc.integer({ min: -4, max: 4 });
const anyFact = fc
  .record({
    n: small,
    m: optional(small),
    paid: small,
    code: fc.constantFrom('a', 'b', 'c'),
    free: optional(fc.constantFrom('a', 'x')),
    flag: fc.boolean(),
    perhaps: optional(fc.boolean()),
    day: fc.constantFrom('2026-02-28', '2026-03-01', '2024-02-29'),
    list: fc.array(small, { maxLength: 4 }),
    by: member,
  })
  .map((data): Fact => {
    const there = Object.fromEntries(
      Object.entries(data).filter(([, value]) => value !== undefined),
    ) as Fact['data'];
    return {
      id: 'f',
      org: 'o',
      kind: 'call-back.made',
      at: 0,
      recordedAt: 0,
      subject: 'customer:li',
      refs: {},
      actor: 'member:wang',
      data: there,
      source: 'web',
    };
  });
// `null`: the module says there is none; both engines must find nothing there
const anyKnown: fc.Arbitrary<Known> = fc.record({
  'customer:li': fc.record({
    owner: fc.option(member),
    visits: fc.option(small),
    tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
  }),
  'member:wang': fc.record({ line_manager: fc.option(member), posts: fc.constant(['x']) }),
  'member:li': fc.record({ line_manager: fc.option(member), posts: fc.constant([]) }),
});

const ints = fc.letrec<{ int: string; bool: string }>((tie) => ({
  int: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'fact.data.n',
      'fact.data.m',
      'subject.visits',
      'params.least',
      'size(fact.data.list)',
      'sum(fact.data.list)',
      'count(subject.tags)',
      'distinct(fact.data.list)',
    ),
    small.map(String),
    fc
      .tuple(tie('int'), fc.constantFrom('+', '-', '*', '/', '%'), tie('int'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('bool'), tie('int'), tie('int')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    tie('int').map((a) => `-(${a})`),
  ),
  bool: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'fact.data.flag',
      'fact.data.perhaps',
      'has(fact.data.m)',
      'has(fact.data.free) && fact.data.free == "x"',
      'has(subject.owner)',
      'fact.data.code == "a"',
      'fact.data.code in ["a", "b"]',
      'fact.data.free in params.names',
      '"a" in subject.tags',
      'subject.owner == "member:wang"',
      'subject.owner == fact.actor',
      'fact.data.by == subject.owner.line_manager',
      'subject.owner != actor',
      'subject.owner in [fact.actor]',
      '"x" in subject.owner.posts',
      'fact.data.day >= date("2026-03-01")',
      'subject.tags.exists(x, x == "a")',
      'fact.data.list.all(x, x > fact.data.n)',
      'fact.data.list.exists_one(x, x == 1)',
      'size(fact.data.list.filter(x, x > 0)) > 1',
      'fact.data.list.exists(x, x > fact.data.m)',
      'fact.data.code.startsWith("a")',
    ),
    fc
      .tuple(tie('int'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('int'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('bool').map((a) => `!(${a})`),
    fc.tuple(tie('bool'), tie('bool'), tie('bool')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
}));

describe('conditions', () => {
  it('give the CEL library’s answer, missing values included', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.oneof(ints.bool, ints.int), anyFact, anyKnown, (source, fact, known) => {
        const made = compileExpression(source, setting, 'any');
        if (isFault(made)) throw new Error(`${source}: ${made.message.en}`);
        const mine = made.run(momentOf(set, fact, known, [], [], null));
        const theirs = byLibrary(source, fact, known);
        if (theirs !== undefined) told++;
        expect([source, mine]).toEqual([source, theirs]);
      }),
      { numRuns: 1500 },
    );
    // The property would hold for two engines that never answer
    expect(told).toBeGreaterThan(500);
  });

  const faultOf = (source: string) => {
    const made = compileExpression(source, setting, 'bool');
    return isFault(made) ? `${made.message.en}. ${made.mend.en}` : null;
  };

  it.each([
    ['fact.data.cod == "a"', 'fact.data has no cod. Did you mean code?'],
    ['has(subject.ownr)', 'subject has no ownr. Did you mean owner?'],
    ['subject.owner.line_manger == actor', 'subject.owner has no line_manger. Did you mean line_manager?'],
    ['fact.data.code == "d"', 'There is no code d. Did you mean a?'],
    ['params.lest > 1', 'params has no lest. Did you mean least?'],
    ['fact.data.day > fact.at', 'Units do not fit: date against instant'],
    ['fact.data.n > fact.data.day', 'Units do not fit: int against date'],
    ['fact.data.n', 'bool is wanted here'],
    ['fact.data.n > 1.5', 'a number with a fraction'],
    ['workday(fact.at, fact.at) > 1', 'There is no workday. Did you mean workdays?'],
    ['fact.data.day == "2026-01-01"', 'date("2026-01-01")'],
    ['fact.data.n ==', 'Not a valid condition'],
    ['obligation.nth > 1', 'There is no obligation'],
  ])('a fault is named with its mend: %s', (source, message) => expect(faultOf(source)).toContain(message));

  it.each([
    ['fact.data.flag && fact.data.m > 2', 'fact.data.m is missing'],
    ['subject.owner.line_manager == actor', 'subject.owner.line_manager is missing'],
    ['fact.data.n / 0 > 1', 'fact.data.n / 0 > 1 cannot be computed'],
  ])('says why it cannot be told: %s', (source, reason) => {
    const made = compileExpression(source, setting, 'bool');
    if (isFault(made)) throw new Error(made.message.en);
    const fact = {
      id: 'f',
      org: 'o',
      kind: 'call-back.made',
      at: 0,
      recordedAt: 0,
      subject: 'customer:li',
      refs: {},
      actor: 'member:wang',
      data: { flag: true, n: 1 },
      source: 'web',
    } as const;
    const m = momentOf(
      set,
      fact,
      { 'customer:li': { owner: 'member:li' }, 'member:li': { line_manager: null } },
      [],
      [],
      null,
    );
    expect(made.run(m)).toBeUndefined();
    expect(reasonOf(made, m)).toBe(reason);
  });
});
