import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { compile } from './compile.ts';
import type { Clause, Example, Expectation, FactKind, Pack } from './index.ts';
import { decide, ledgerKinds, runExample } from './index.ts';
import { versionsOf } from './versions.ts';

const t = { zh: '名', en: 'name' };
const materials = { gifts: { zh: '礼品', en: 'gifts' }, stock: { zh: '备货', en: 'stock' } };
const kind = (name: string, data: FactKind['data'], refs: FactKind['refs'] = {}): FactKind => ({
  kind: name,
  text: t,
  subject: 'event',
  data,
  refs,
});
const int = { type: 'int', text: t } as const;
const vocabulary = {
  kinds: [
    ...ledgerKinds,
    kind('call.made', {}, { event: 'event' }),
    kind('event.planned', { goal: int, seats: int }),
    kind('event.scored', {
      before: { ...int, optional: true },
      during: { ...int, optional: true },
      after: { ...int, optional: true },
    }),
  ],
  questions: [
    {
      name: 'missing',
      of: 'event',
      gives: { type: { list: 'code' } as const, codes: materials, text: t },
    },
  ],
};

const packOf = (body: object): Pack => ({
  pack: 'p',
  title: t,
  source: { document: 'd', systems: [] },
  parameters: { after: { text: t, unit: 'percent', from: { '2010-01-01': 30 } } },
  clauses: [{ id: 'C', text: t, ...body } as unknown as Clause],
});

const locked = {
  form: 'guard',
  acts: ['call.made'],
  when: 'size(fact.refs.event.missing) > 0',
  effect: 'refuse',
  code: 'call.locked',
  says: {
    zh: '还差：{fact.refs.event.missing}，共 {size(fact.refs.event.missing)} 样',
    en: 'Missing: {fact.refs.event.missing}',
  },
};

function said(body: object, act: { kind: string; data?: object; refs?: object }, known = {}) {
  const place = { zone: 'Asia/Shanghai', calendar: calendarOf({}) };
  const { set } = compile(versionsOf(packOf(body)), vocabulary, place);
  const fact = { id: 'f', org: 'o', at: 1e12, recordedAt: 1e12, subject: 'event:e', actor: 'member:li' };
  return decide(set, { refs: {}, data: {}, source: 'web', ...fact, ...act } as never, known).says[0]?.says;
}

describe('what a clause says', () => {
  it('names what is missing, in both languages', () =>
    expect(
      said(
        locked,
        { kind: 'call.made', refs: { event: 'event:e' } },
        { 'event:e': { missing: ['gifts', 'stock'] } },
      ),
    ).toEqual({ zh: '还差：礼品、备货，共 2 样', en: 'Missing: gifts, stock' }));

  it('reckons a figure', () => {
    const guard = {
      ...locked,
      acts: ['event.planned'],
      when: 'fact.data.goal > fact.data.seats',
      says: { zh: '多 {fact.data.goal - fact.data.seats} 人', en: '{fact.data.goal} is too many' },
    };
    expect(said(guard, { kind: 'event.planned', data: { goal: 150, seats: 120 } })).toEqual({
      zh: '多 30 人',
      en: '150 is too many',
    });
  });

  it('guesses nothing where a value cannot be told', () =>
    expect(said(locked, { kind: 'call.made', refs: { event: 'event:e' } })?.en).toBe('Missing: …'));

  it('is checked like a condition', () =>
    holds(
      { ...locked, says: { zh: '还差 {fact.refs.event.mising}', en: 'x' } },
      {},
      { faults: [{ pointer: '/says/zh' }] },
    ));
});

function holds(body: object, given: Example['given'], expectation: Expectation): void {
  const example: Example = { name: t, given, expect: expectation };
  expect(runExample(example, { clause: 'C', pack: packOf(body), vocabulary })).toEqual([]);
}

describe('a weighted score', () => {
  const score = {
    form: 'target',
    measure: 'success',
    per: 'event',
    of: 'event',
    kind: 'score',
    over: { fact: 'event.scored' },
    parts: [
      { measure: 'before', weight: 50 },
      { measure: 'during', weight: 20 },
      { measure: 'after', weight: '$after' },
    ],
  };
  const scored = (data: Example['given']['params']) => ({
    facts: [{ kind: 'event.scored', at: '2026-03-15T16:00+08:00', subject: 'event:e', data }],
  });

  it('is a mean of its parts', () =>
    holds(score, scored({ before: 80, during: 90, after: 60 }), { measures: [{ value: 76 }] }));

  it('shows how far it has come, and is no figure until every part is there', () =>
    holds(score, scored({ before: 90, during: 100 }), {
      exactly: true,
      measures: [],
      notEvaluable: [{ clause: 'C', partial: 65, possible: 70, missing: ['after'] }],
    }));

  it('has weights that add up, whatever they are set to', () => {
    holds(score, { params: { after: 40 } }, { faults: [{ clause: 'C', pointer: '/parts' }] });
    const wrong: Example = { name: t, given: {}, expect: { faults: [{ pointer: '/parts' }] } };
    expect(runExample(wrong, { clause: 'C', pack: packOf(score), vocabulary })).toHaveLength(1);
  });
});

describe('a hint', () => {
  const hint = {
    form: 'duty',
    strength: 'hint',
    on: 'event.planned',
    owes: { obligation: 'smile', of: 'actor', due: 'none', metBy: { fact: 'call.made' } },
  };
  const planned = {
    facts: [
      {
        kind: 'event.planned',
        at: '2026-03-15T16:00+08:00',
        subject: 'event:e',
        actor: 'member:li',
        data: { goal: 1, seats: 2 },
      },
    ],
  };
  it('is shown to somebody and owed by nobody', () =>
    holds(hint, planned, {
      exactly: true,
      hints: [{ noun: 'smile', holder: 'member:li' }],
      obligations: [],
    }));
});
