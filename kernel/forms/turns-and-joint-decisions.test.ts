import { describe, expect, it } from 'vitest';
import type { Clause, Example, ExampleFact, Expectation, FactKind, Pack } from '../index.ts';
import { hashId, lastTurn, ledgerKinds, runExample } from '../index.ts';

const t = { zh: '名', en: 'name' };
const kind = (name: string, subject: string, data: FactKind['data'] = {}): FactKind => ({
  kind: name,
  text: t,
  subject,
  data,
  refs: {},
});
const people = { type: { list: 'ref' } as const, of: 'member', text: t };
const vocabulary = {
  kinds: [
    ...ledgerKinds,
    kind('event.scheduled', 'event', { starts: { type: 'instant', text: t } }),
    kind('meeting.held', 'event'),
    kind('conduct.recorded', 'member', { items: { type: 'int', text: t }, again: { type: 'bool', text: t } }),
  ],
  questions: [
    lastTurn,
    { name: 'holders', of: 'post', gives: people },
    { name: 'crew', of: 'event', gives: people },
  ],
};

const clauseOf = (body: object): Clause => ({ id: 'C', text: t, ...body }) as unknown as Clause;

function holds(bodies: readonly object[], given: Example['given'], expectation: Expectation): void {
  const clauses = bodies.map(clauseOf);
  const pack: Pack = { pack: 'p', title: t, source: { document: 'd', systems: [] }, clauses };
  expect(runExample({ name: t, given, expect: expectation }, { clause: 'C', pack, vocabulary })).toEqual([]);
}

describe('in turn', () => {
  const chairs = (rotate: string) => ({
    form: 'duty',
    strength: 'checklist',
    on: 'event.scheduled',
    owes: {
      obligation: 'chair',
      of: { rotate },
      due: { on: 'fact.data.starts' },
      metBy: { fact: 'meeting.held' },
      until: ['event.scheduled'],
    },
  });
  const scheduled = (at: string, day: string): ExampleFact => ({
    kind: 'event.scheduled',
    at: `${at}T10:00+08:00`,
    subject: 'event:spring',
    data: { starts: `${day}T07:05+08:00` },
  });
  const three = ['member:a', 'member:b', 'member:c'];
  const turn = (last: string | null, clause = 'post:director', of = 'holders') => ({
    'clause:C': { last_turn: last },
    [clause]: { [of]: three },
  });
  const next = (last: string | null, whose: string) =>
    holds(
      [chairs('post:director')],
      { facts: [scheduled('2024-05-01', '2024-05-10')], known: turn(last) },
      { obligations: [{ of: whose }], exactly: true },
    );

  it('begins with the first, goes on with the next, and begins anew after the last', () => {
    next(null, 'member:a');
    next('member:b', 'member:c');
    next('member:c', 'member:a');
    // Whoever had the last turn has left
    next('member:gone', 'member:a');
  });

  it('runs through any list of people', () =>
    holds(
      [chairs('subject.crew')],
      {
        facts: [scheduled('2024-05-01', '2024-05-10')],
        known: turn('member:a', 'event:spring', 'crew'),
      },
      { obligations: [{ of: 'member:b' }] },
    ));

  it('stays with whoever has it when the day is moved', () =>
    holds(
      [chairs('post:director')],
      {
        facts: [scheduled('2024-05-01', '2024-05-10'), scheduled('2024-05-02', '2024-05-17')],
        known: turn('member:a'),
      },
      {
        obligations: [
          { of: 'member:b', state: 'superseded' },
          { of: 'member:b', state: 'open' },
        ],
        exactly: true,
      },
    ));

  it('is not guessed while nobody says whose turn it was', () =>
    holds(
      [chairs('post:director')],
      { facts: [scheduled('2024-05-01', '2024-05-10')], known: { 'post:director': { holders: three } } },
      { obligations: [], exactly: true, notEvaluable: [{ clause: 'C' }] },
    ));
});

describe('several times over', () => {
  const late = {
    form: 'award',
    on: 'conduct.recorded',
    to: 'subject',
    effect: 'points',
    amount: -1,
    written: { min: 500, max: 500, unit: 'fen' },
  };
  const conduct = (items: number, again: boolean): ExampleFact => ({
    id: 'x',
    kind: 'conduct.recorded',
    at: '2024-05-10T07:04+08:00',
    subject: 'member:wu',
    data: { items, again },
  });
  const twice = {
    id: 'S',
    form: 'standard',
    standard: 'multiplier',
    on: 'conduct.recorded',
    by: 'fact.data.again ? "again" : "first"',
    values: { first: 1, again: 2 },
  };

  it('counts what the fact says', () =>
    holds(
      [{ ...late, times: 'fact.data.items' }],
      { facts: [conduct(3, false)] },
      { awards: [{ amount: -3, state: 'in-force' }] },
    ));

  it('doubles as another clause says', () => {
    const doubled = [{ ...late, times: 'standard(multiplier)' }, twice];
    holds(doubled, { facts: [conduct(1, false)] }, { awards: [{ amount: -1 }] });
    holds(doubled, { facts: [conduct(1, true)] }, { awards: [{ amount: -2 }] });
  });

  it('says so when the number is not known', () =>
    holds(
      [{ ...late, times: 'standard(multiplier)' }],
      { facts: [conduct(1, false)] },
      { awards: [], exactly: true, notEvaluable: [{ clause: 'C' }] },
    ));
});

describe('decided jointly', () => {
  const joint = {
    form: 'award',
    on: 'conduct.recorded',
    to: 'subject',
    effect: 'points',
    amount: 'decision',
    range: { min: -3, max: 0 },
    decidedBy: { all: ['post:office', 'post:director'] },
  };
  const late: ExampleFact = {
    id: 'x',
    kind: 'conduct.recorded',
    at: '2024-05-10T07:04+08:00',
    subject: 'member:wu',
    data: { items: 1, again: false },
  };
  const entry = hashId('award', 'example', 'x', 'C', 1, 'member:wu');
  const duty = (seat: number) =>
    `obligation:${hashId('obligation', 'example', 'x', 'C', 1, 'member:wu', `decision/${seat}`, 1)}`;
  const decides = (id: string, seat: number, amount: number, award: string): ExampleFact => ({
    id,
    kind: 'award.decided',
    at: '2024-05-10T12:00+08:00',
    subject: 'member:wu',
    actor: 'member:gao',
    refs: { award: `award:${award}`, obligation: duty(seat) },
    data: { amount, reason: 'r' },
  });
  const after = hashId('award', 'example', 'one', entry);

  it('is proposed until each has said yes, and the milder figure holds', () => {
    const both = [{ of: 'post:office' }, { of: 'post:director' }];
    holds([joint], { facts: [late] }, { awards: [{ state: 'proposed' }], obligations: both, exactly: true });
    const first = decides('one', 1, -3, entry);
    holds(
      [joint],
      { facts: [late, first] },
      {
        awards: [
          { amount: null, state: 'proposed' },
          { amount: -3, state: 'proposed' },
        ],
        obligations: [
          { of: 'post:office', state: 'discharged' },
          { of: 'post:director', state: 'open' },
        ],
        exactly: true,
      },
    );
    holds(
      [joint],
      { facts: [late, first, decides('two', 2, -2, after)] },
      { awards: [{ amount: -2, state: 'in-force' }] },
    );
  });

  it('ends with the first no', () =>
    holds(
      [joint],
      { facts: [late, decides('one', 1, 0, entry)] },
      { awards: [{ amount: 0, state: 'in-force' }], superseded: [{ of: 'post:director' }] },
    ));

  it('is asked of nobody any more once the appeal against the proposal is decided', () => {
    const about = { subject: 'member:wu', actor: 'member:lin' };
    const lodged = { ...about, id: 'l', kind: 'appeal.lodged', at: '2024-05-10T18:20+08:00' };
    const heard = { ...about, id: 'h', kind: 'appeal.decided', at: '2024-05-11T15:00+08:00' };
    const suspended = hashId('award', 'example', 'l', entry);
    const refs = { award: `award:${suspended}`, proposal: `award:${entry}` };
    holds(
      [joint],
      {
        facts: [
          late,
          { ...lodged, refs: { award: `award:${entry}` }, data: { reason: 'r' } },
          { ...heard, refs, data: { outcome: 'reversed', reason: 'r' } },
        ],
      },
      {
        awards: [{ amount: 0, state: 'reversed' }],
        superseded: [{ of: 'post:office' }, { of: 'post:director' }],
      },
    );
  });

  it('takes no word that names neither of the two', () => {
    const { refs: _refs, ...said } = decides('one', 1, -1, entry);
    const nobody = { ...said, refs: { award: `award:${entry}` } };
    holds(
      [joint],
      { facts: [late, nobody] },
      { awards: [{ amount: null, state: 'proposed' }], exactly: true },
    );
  });
});
