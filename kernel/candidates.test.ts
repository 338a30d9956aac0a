import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { candidatesFor } from './candidates.ts';
import { type ClauseVersion, compile, decide, type Fact, type FactKind } from './index.ts';

const t = { zh: '名', en: 'name' };
const kind: FactKind = {
  kind: 'call-back.made',
  text: t,
  subject: 'customer',
  data: {
    code: { type: 'code', text: t, codes: { a: t, b: t, c: t } },
    n: { type: 'int', text: t },
    flag: { type: 'bool', text: t },
    day: { type: 'date', text: t },
  },
};
const WHENS = [
  'fact.data.code == "a"',
  'fact.data.n > 1 && fact.data.code == "a" && fact.data.flag',
  'fact.data.code in ["a", "b"] && !fact.data.flag',
  'fact.data.code in params.codes && fact.data.n == 2',
  'fact.data.code == "a" || fact.data.n == 2',
  'fact.data.code != "a"',
  '!fact.data.flag',
  'fact.data.n == 2',
  'fact.data.flag && subject.visits > 1',
  'fact.data.day == date("2026-03-01") && fact.data.code == "c"',
  'fact.data.code == params.blank && fact.data.flag',
];
const versionOf = (when: string | undefined, i: number): ClauseVersion => ({
  clause: `T${i}`,
  n: 1,
  pack: 'test',
  rank: 'pack',
  from: 0,
  to: null,
  params: { codes: ['b', 'c'] },
  sha256: '',
  body: {
    id: `T${i}`,
    form: 'guard',
    text: t,
    acts: ['call-back.made'],
    ...(when !== undefined && { when }),
    ...(i % 3 === 0 && { unless: 'fact.data.n == 0' }),
    effect: i % 2 === 0 ? 'warn' : 'refuse',
    code: 'test',
    says: t,
    ...(when?.includes('blank') && { blanks: [{ parameter: 'blank', text: t }] }),
  } as ClauseVersion['body'],
});
const setFor = (whens: readonly (string | undefined)[]) =>
  compile(
    whens.map(versionOf),
    { kinds: [kind], questions: [{ name: 'visits', of: 'customer', gives: { type: 'int', text: t } }] },
    { zone: 'Asia/Shanghai', calendar: calendarOf({}) },
  );

const wrong = fc.constantFrom(undefined, 7.5, 'x', [], true);
const anyData = fc.record({
  code: fc.oneof(fc.constantFrom('a', 'b', 'c'), wrong),
  n: fc.oneof(fc.integer({ min: 0, max: 3 }), wrong),
  flag: fc.oneof(fc.boolean(), wrong),
  day: fc.oneof(fc.constantFrom('2026-03-01', '2026-03-02'), wrong),
});
const factWith = (data: object): Fact => ({
  id: 'f',
  org: 'o',
  kind: 'call-back.made',
  at: Date.UTC(2026, 2, 1),
  recordedAt: 0,
  subject: 'customer:li',
  refs: {},
  actor: 'member:wang',
  data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
  source: 'web',
});

describe('candidates', () => {
  it('leave out no clause that has something to say, missing and wrong values included', () => {
    fc.assert(
      fc.property(fc.subarray([...WHENS, undefined]), anyData, (whens, data) => {
        const { set, problems } = setFor(whens);
        expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
        const fact = factWith(data);
        const unsorted = new Map(
          [...set.byAct].map(([of, one]) => [of, { ...one, field: null, primitive: null }]),
        );
        const known = { 'customer:li': { visits: 2 } };
        expect(decide(set, fact, known)).toEqual(decide({ ...set, byAct: unsorted }, fact, known));
      }),
      { numRuns: 300 },
    );
  });

  it('are only those whose field fits', () => {
    const { set } = setFor(['fact.data.code == "a"', 'fact.data.n > 1', 'fact.data.code in ["b", "c"]']);
    const of = set.byAct.get('call-back.made');
    const count = (data: object) => of && candidatesFor(of, factWith(data)).length;
    expect([count({ code: 'a' }), count({ code: 'd' }), count({}), count({ code: 1 })]).toEqual([2, 1, 3, 3]);
  });
});
