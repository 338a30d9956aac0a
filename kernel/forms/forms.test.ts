import { describe, expect, it } from 'vitest';
import type { Clause, Example, Expectation, FactKind, Pack, Question, Vocabulary } from '../index.ts';
import { ledgerKinds, runExample } from '../index.ts';

const t = { zh: '名', en: 'name' };
const int = { type: 'int', text: t } as const;
const code = { type: 'code', text: t } as const;
const kind = (
  name: string,
  subject: string,
  data: FactKind['data'] = {},
  refs: FactKind['refs'] = {},
): FactKind => ({
  kind: name,
  text: t,
  subject,
  data,
  refs,
});
const kinds: FactKind[] = [
  ...ledgerKinds,
  kind('sale.made', 'customer', { amount: { type: 'fen', text: t }, at_home: { type: 'bool', text: t } }),
  kind('call.made', 'customer', { how: code }, { obligation: 'obligation' }),
  kind('refused', 'customer'),
  kind('visit.due', 'customer', { day: { type: 'date', text: t } }),
  kind('leave.requested', 'member', { days: int }),
  kind('file.opened', 'file', { reason: code }, { approval: 'approval' }),
  kind('file.lost', 'file'),
  kind('tea.asked', 'room'),
  kind('tea.served', 'room'),
  kind('room.cleared', 'room'),
  kind('score.given', 'member', { effect: int, sales: int, good: { type: 'bool', text: t } }),
];
const question = (name: string, of: string, gives: Question['gives']): Question => ({ name, of, gives });
const member = { type: 'ref', of: 'member', text: t } as const;
const questions: Question[] = [
  question('owner', 'customer', member),
  question('class', 'customer', code),
  question('line_manager', 'member', member),
  question('posts', 'member', { type: { list: 'code' }, text: t }),
  question('holder', 'file', member),
  question('fact_kinds', 'room', { type: { list: 'code' }, text: t }),
  question('fact_kinds', 'customer', { type: { list: 'code' }, text: t }),
  question('crew', 'room', { type: { list: 'ref' }, of: 'member', text: t }),
  ...(['state', 'clause', 'asker', 'subject', 'uses', 'until'] as const).map((name) =>
    question(name, 'approval', {
      type:
        name === 'uses'
          ? 'int'
          : name === 'until'
            ? 'instant'
            : name === 'asker' || name === 'subject'
              ? 'ref'
              : 'code',
      text: t,
    }),
  ),
];
const vocabulary: Vocabulary = { kinds, questions };
const known = {
  'customer:li': { owner: 'member:wang', class: 'A' },
  'member:wang': { line_manager: 'member:zhao', posts: ['representative'] },
  'member:zhao': { line_manager: 'member:zhou', posts: [] },
  'file:1': { holder: 'member:wang' },
};

type Body = { form: Clause['form'] } & Record<string, unknown>;
const clause = (id: string, body: Body): Clause => ({ id, text: t, ...body }) as unknown as Clause;
const fact = (kind: string, at: string, more: object = {}) => ({
  kind,
  at: at.length > 10 ? at : `${at}T10:00+08:00`,
  subject: 'customer:li',
  actor: 'member:wang',
  ...more,
});

function holds(
  clauses: readonly Clause[],
  given: Example['given'],
  expectation: Expectation,
  parameters: Pack['parameters'] = {},
): void {
  const pack: Pack = { pack: 'p', title: t, source: { document: 'd', systems: [] }, clauses, parameters };
  const example: Example = { name: t, given: { known, ...given }, expect: expectation };
  expect(runExample(example, { clause: clauses[0]?.id as string, pack, vocabulary })).toEqual([]);
}

const duty = (id: string, owes: object, more: object = {}) =>
  clause(id, {
    form: 'duty',
    strength: 'nag',
    on: 'sale.made',
    owes: {
      obligation: 'call-back',
      of: 'owner',
      due: { within: 'P3D' },
      metBy: { fact: 'call.made' },
      ...owes,
    },
    ...more,
  });
const sale = (at: string, more: object = {}) =>
  fact('sale.made', at, { data: { amount: 100, at_home: false }, ...more });
const call = (at: string, more: object = {}) => fact('call.made', at, { data: { how: 'phone' }, ...more });

describe('a duty', () => {
  it('is not met before it counts', () =>
    holds(
      [duty('D', { countsFrom: { within: 'P1D' } })],
      { facts: [sale('2024-05-10'), call('2024-05-10T20:00+08:00')] },
      { obligations: [{ state: 'open' }], kept: [], exactly: true },
    ));

  it('meets of two like it the one due first, and never two with one call', () =>
    holds(
      [duty('D', { slot: 'a' }), duty('E', { slot: 'b', due: { within: 'P30D' } })],
      { facts: [sale('2024-05-10'), call('2024-05-12')] },
      { kept: [{ clause: 'D', onTime: true }], obligations: [{ clause: 'E', state: 'open' }] },
    ));

  it('repeats on a grid from the anchor, so that months do not drift', () =>
    holds(
      [duty('D', { due: { within: 'P1M' }, repeat: { by: 'grid', every: 'P1M', times: 3 } })],
      { facts: [sale('2024-01-31'), call('2024-02-20'), call('2024-03-05')] },
      {
        kept: [
          { nth: 1, due: '2024-02-29' },
          { nth: 2, due: '2024-03-31' },
        ],
        next: [{ nth: 3, due: '2024-04-30' }],
      },
    ));

  it('opens the next of a grid when one lapses, and keeps the late one', () =>
    holds(
      [duty('D', { due: { within: 'P1W' }, repeat: { by: 'grid', every: 'P1W' } })],
      { facts: [sale('2024-05-10')], now: '2024-05-20T00:00+08:00' },
      { obligations: [{ nth: 1, state: 'open', lapsed: true }], next: [{ nth: 2, due: '2024-05-24' }] },
    ));

  it('repeats after it was done', () =>
    holds(
      [duty('D', { due: { within: 'P1W' }, until: ['refused'], repeat: { by: 'afterDone', every: 'P1W' } })],
      { facts: [sale('2024-06-14'), call('2024-06-16'), call('2024-06-23')] },
      { next: [{ nth: 3, due: '2024-06-30' }], kept: [{ nth: 1 }, { nth: 2 }], exactly: true },
    ));

  it('repeats so often per month', () =>
    holds(
      [duty('D', { repeat: { by: 'per', every: 'P1M', times: 2 } })],
      { facts: [sale('2024-05-10'), call('2024-05-12'), call('2024-05-20')] },
      {
        kept: [
          { nth: 1, due: '2024-05-31' },
          { nth: 2, due: '2024-05-31' },
        ],
        next: [{ nth: 3, due: '2024-06-30', opens: '2024-06-01' }],
      },
    ));

  it('tells of a lapse, climbs the ladder, and falls silent once it is done', () =>
    holds(
      [
        duty('D', {
          lapses: { to: 'holder.line_manager' },
          escalation: [
            { after: 'P1D', to: 'holder.line_manager' },
            { after: 'P3D', to: 'holder.line_manager.line_manager' },
          ],
        }),
      ],
      { facts: [sale('2024-05-10'), call('2024-05-16')] },
      {
        kept: [{ lateBy: 3 }],
        superseded: [
          { noun: 'hear-of-lapse', of: 'member:zhao', opens: '2024-05-14' },
          { noun: 'hear-of-lapse', of: 'member:zhao', opens: '2024-05-15' },
          { noun: 'hear-of-lapse', of: 'member:zhou', opens: '2024-05-17' },
        ],
      },
    ));

  it('waits for a blank, but not when its condition is false without it', () => {
    const waiting = duty(
      'D',
      { due: { within: '$days' } },
      { when: 'fact.data.at_home', blanks: [{ parameter: 'days' }] },
    );
    const parameters = { days: { text: t, unit: 'duration', from: {} } } as const;
    holds(
      [waiting],
      { facts: [sale('2024-05-10')] },
      { notEvaluable: [], obligations: [], exactly: true },
      parameters,
    );
    const home = sale('2024-05-10', { data: { amount: 1, at_home: true } });
    holds(
      [waiting],
      { facts: [home] },
      { notEvaluable: [{ clause: 'D', blank: 'days' }], obligations: [], exactly: true },
      parameters,
    );
    holds(
      [waiting],
      { facts: [home], params: { days: 'P2D' } },
      { obligations: [{ due: '2024-05-12' }] },
      parameters,
    );
  });

  it('takes the figure of the fact’s day', () => {
    const parameters = {
      days: { text: t, unit: 'duration', from: { '2024-01-01': 'P3D', '2024-06-01': 'P2D' } },
    } as const;
    const dated = [duty('D', { due: { within: '$days' } })];
    holds(dated, { facts: [sale('2024-05-31')] }, { obligations: [{ n: 1, due: '2024-06-03' }] }, parameters);
    holds(dated, { facts: [sale('2024-06-01')] }, { obligations: [{ n: 2, due: '2024-06-03' }] }, parameters);
    holds(dated, { facts: [sale('2023-12-31')] }, { obligations: [], exactly: true }, parameters);
  });

  it('is owed by each of many, and looks its time up in a standard', () =>
    holds(
      [
        clause('D', {
          form: 'duty',
          strength: 'checklist',
          on: 'tea.asked',
          each: { of: 'crew', where: 'each != actor' },
          owes: {
            obligation: 'serve',
            of: 'each',
            due: { within: 'standard(pace)' },
            metBy: { fact: 'tea.served' },
          },
        }),
        clause('S', { form: 'standard', standard: 'pace', values: { '*': 'PT10M' } }),
      ],
      {
        facts: [fact('tea.asked', '2024-05-10', { subject: 'room:1' })],
        known: { 'room:1': { crew: ['member:a', 'member:b', 'member:wang'] } },
      },
      { obligations: [{ of: 'member:a', due: '2024-05-10T10:10+08:00' }, { of: 'member:b' }], exactly: true },
    ));

  it('waits for all of several facts and counts from the last', () =>
    holds(
      [
        clause('D', {
          form: 'duty',
          strength: 'nag',
          on: { all: ['sale.made', 'visit.due'], per: 'subject' },
          owes: { obligation: 'x', of: 'owner', due: { within: 'P1D' }, metBy: { fact: 'call.made' } },
        }),
      ],
      { facts: [sale('2024-05-10'), fact('visit.due', '2024-05-12', { data: { day: '2024-05-20' } })] },
      { obligations: [{ due: '2024-05-13' }], exactly: true },
    ));

  it('is undone with the fact that opened it, and what a withdrawn fact met is open again', () => {
    holds(
      [duty('D', {})],
      {
        facts: [
          sale('2024-05-10', { id: 's' }),
          fact('fact.withdrawn', '2024-05-11', { data: { fact: 's' } }),
        ],
      },
      { superseded: [{ clause: 'D' }] },
    );
    holds(
      [duty('D', {})],
      {
        facts: [
          sale('2024-05-10'),
          call('2024-05-11', { id: 'c' }),
          fact('fact.withdrawn', '2024-05-11T12:00+08:00', { data: { fact: 'c' } }),
        ],
      },
      { kept: [], obligations: [{ state: 'open' }], exactly: true },
    );
  });

  it('hints without owing', () =>
    holds(
      [duty('D', {}, { strength: 'hint' })],
      { facts: [sale('2024-05-10')] },
      { obligations: [], exactly: true },
    ));
});

describe('an approval', () => {
  const leave = clause('A', {
    form: 'approval',
    act: 'leave.requested',
    on: 'leave.requested',
    steps: [
      { of: 'asker.line_manager' },
      {
        when: 'fact.data.days > 3',
        of: ['post:general-manager', 'post:office', 'member:wang'],
        mode: { atLeast: 2 },
      },
    ],
  });
  const asked = (days: number) =>
    fact('leave.requested', '2024-05-10', { id: 'r', subject: 'member:wang', data: { days } });

  it('opens its steps by band, and nobody approves their own', () =>
    holds(
      [leave],
      { facts: [asked(2)] },
      { obligations: [{ noun: 'approve', of: 'member:zhao', subject: 'member:wang' }], exactly: true },
    ));

  it('asks before an act, shows who may say yes, and is covered by a yes', () => {
    const opening = clause('O', {
      form: 'approval',
      act: 'file.opened',
      when: 'fact.data.reason == "other"',
      steps: [{ of: ['post:general-manager', 'member:wang'], mode: 'all' }],
      grants: { times: 1 },
    });
    const act = fact('file.opened', '2024-05-10', { subject: 'file:1', data: { reason: 'other' } });
    holds(
      [opening],
      { act },
      {
        decisions: [{ verdict: 'needs-approval', clause: 'O' }],
        approvals: [{ of: 'post:general-manager', needed: 1 }],
      },
    );
    const yes = {
      state: 'given',
      clause: 'O',
      asker: 'member:wang',
      subject: 'file:1',
      uses: 0,
      until: null,
    };
    const covered = { ...act, refs: { approval: 'approval:1' } };
    holds(
      [opening],
      { act: covered, known: { ...known, 'approval:1': yes } },
      { decisions: [{ verdict: 'allowed' }] },
    );
    holds(
      [opening],
      { act: covered, known: { ...known, 'approval:1': { ...yes, uses: 1 } } },
      { decisions: [{ verdict: 'needs-approval' }] },
    );
    holds(
      [opening],
      { act: { ...covered, actor: 'member:zhao' }, known: { ...known, 'approval:1': yes } },
      { decisions: [{ verdict: 'needs-approval' }] },
    );
  });
});

describe('guards and custody', () => {
  const guard = (more: object) =>
    clause('G', { form: 'guard', acts: ['call.made'], effect: 'refuse', code: 'x', says: t, ...more });
  const act = call('2024-05-10');

  it('refuse, spare, and say when they cannot tell', () => {
    holds(
      [guard({ when: 'fact.data.how == "phone"' })],
      { act },
      { decisions: [{ verdict: 'refused', code: 'x' }] },
    );
    holds(
      [guard({ unless: '"representative" in actor.posts' })],
      { act },
      { decisions: [{ verdict: 'allowed' }] },
    );
    holds(
      [guard({ when: 'subject.class == "A"' })],
      { act, known: {} },
      { decisions: [{ verdict: 'asks' }], notEvaluable: [{ reason: 'subject.class is missing' }] },
    );
  });

  it('postpone to the next lawful moment', () =>
    holds(
      [guard({ effect: 'postpone', until: { within: 'P1D', at: '09:00' } })],
      { act },
      { decisions: [{ verdict: 'postponed', until: '2024-05-11T09:00+08:00' }] },
    ));

  it('refuse an act on a step before those it needs', () => {
    const steps = [
      { id: 'ask', text: t, doneBy: { fact: 'tea.asked' } },
      { id: 'serve', text: t, doneBy: { fact: 'tea.served' }, needs: ['ask'] },
      { id: 'clear', text: t, of: 'post:crew', due: { within: 'PT2H' }, doneBy: { fact: 'room.cleared' } },
    ];
    const runbook = clause('R', { form: 'runbook', on: 'tea.asked', steps });
    const room = { subject: 'room:1' };
    const served = fact('tea.served', '2024-05-10T11:00+08:00', room);
    holds(
      [runbook],
      { act: served, known: { 'room:1': { fact_kinds: [] } } },
      { decisions: [{ verdict: 'refused', code: 'runbook.out-of-order' }] },
    );
    holds(
      [runbook],
      { facts: [fact('tea.asked', '2024-05-10', room)], act: served },
      {
        decisions: [{ verdict: 'allowed' }],
        complete: [{ done: 1, of: 3, missing: ['serve', 'clear'] }],
        obligations: [{ noun: 'clear', slot: 'clear', due: '2024-05-10T12:00+08:00' }],
      },
    );
  });
});

describe('awards', () => {
  const loss = clause('W', {
    form: 'award',
    on: 'file.lost',
    to: 'subject.holder',
    effect: 'points',
    amount: 'decision',
    range: { min: -5, max: -1 },
    decidedBy: 'post:office',
  });
  const lost = fact('file.lost', '2024-05-10', { id: 'l', subject: 'file:1' });

  it('wait for someone to decide within the range', () => {
    holds(
      [loss],
      { facts: [lost] },
      {
        awards: [{ member: 'member:wang', amount: null, state: 'proposed' }],
        obligations: [{ noun: 'decide-award', of: 'post:office', subject: 'member:wang' }],
      },
    );
    const decided = (amount: number) =>
      fact('award.decided', '2024-05-11', {
        subject: 'member:wang',
        actor: 'member:gao',
        data: { clause: 'W', amount, reason: 'r' },
      });
    holds(
      [loss],
      { facts: [lost], act: decided(-9) },
      { decisions: [{ verdict: 'refused', code: 'award.out-of-range' }] },
    );
    holds([loss], { facts: [lost], act: decided(-5) }, { decisions: [{ verdict: 'allowed' }] });
  });

  it('are reversed with the fact that earned them', () => {
    const praise = clause('P', { form: 'award', on: 'sale.made', to: 'owner', effect: 'points', amount: 5 });
    holds(
      [praise],
      { facts: [sale('2024-05-10', { id: 's' })] },
      { awards: [{ amount: 5, state: 'in-force' }], exactly: true },
    );
    holds(
      [praise],
      {
        facts: [
          sale('2024-05-10', { id: 's' }),
          fact('fact.withdrawn', '2024-05-11', { data: { fact: 's' } }),
        ],
      },
      { awards: [{ amount: 0, state: 'reversed' }] },
    );
  });
});

describe('figures', () => {
  const tariff = (more: object) =>
    clause('T', {
      form: 'tariff',
      tariff: 'commission',
      on: 'sale.made',
      amount: 'fact.data.amount',
      rounding: 'half-up',
      ...more,
    });
  const sold = (amount: number) => ({ facts: [sale('2024-05-10', { data: { amount, at_home: false } })] });
  const bands = [
    { upTo: 10_000, rate: 5 },
    { upTo: 20_000, rate: 7.5 },
    { rate: 10, flat: 100 },
  ];

  it.each([
    [10_000, 500],
    [10_001, 750],
    [19_999, 1500],
    [30_000, 3100],
  ])('price %i fen by the band it falls in: %i', (amount, price) =>
    holds([tariff({ bands })], sold(amount), {
      amounts: [{ tariff: 'commission', amount: price }],
      exactly: true,
    }),
  );

  it('price slice by slice, capped', () => {
    holds([tariff({ bands, marginal: true })], sold(30_000), {
      amounts: [{ amount: 500 + 750 + 1000 + 100 }],
    });
    holds([tariff({ cap: '2000 + 5' })], sold(30_000), { amounts: [{ amount: 2005 }] });
  });

  it('measure counts, rates, means and weighted scores', () => {
    const target = (id: string, more: object) =>
      clause(id, {
        form: 'target',
        measure: id,
        per: 'month',
        of: 'member',
        over: { fact: 'score.given' },
        ...more,
      });
    const score = (at: string, effect: number, sales: number, good: boolean) =>
      fact('score.given', at, { subject: 'member:wang', data: { effect, sales, good } });
    const facts = [
      score('2024-05-10', 80, 90, true),
      score('2024-05-11', 60, 70, true),
      score('2024-05-12', 70, 50, false),
    ];
    const parts = [
      { measure: 'effect', weight: 40 },
      { measure: 'sales', weight: 60 },
    ];
    holds(
      [
        target('n', { kind: 'count', atLeast: 3 }),
        target('rate', { kind: 'rate', hit: 'fact.data.good', atLeast: 70 }),
        target('mean', {
          kind: 'mean',
          value: 'fact.data.effect',
          bands: [
            { from: 60, class: 'fair' },
            { from: 80, class: 'good' },
          ],
        }),
        target('score', { kind: 'score', parts }),
      ],
      { facts },
      {
        measures: [
          { measure: 'n', value: 3, met: true },
          { measure: 'rate', value: 66.67, met: false },
          { measure: 'mean', value: 70, class: 'fair' },
          { measure: 'score', value: 70 },
        ],
      },
    );
  });

  it('find what a sheet lacks', () => {
    const fields = [
      { name: 'outcome', text: t, input: 'choice', required: true, choices: { bought: t, none: t } },
      { name: 'product', text: t, input: 'text', required: 'outcome == "bought"' },
      { name: 'note', text: t, input: 'text' },
    ];
    const sheet = clause('H', { form: 'sheet', sheet: 's', fields });
    holds(
      [sheet],
      { sheet: { clause: 'H', values: { outcome: 'bought' } } },
      { complete: [{ done: 1, of: 2, missing: ['product'] }] },
    );
    holds(
      [sheet],
      { sheet: { clause: 'H', values: { outcome: 'none' } } },
      { complete: [{ done: 1, of: 1, missing: [] }] },
    );
    holds(
      [sheet],
      { sheet: { clause: 'H', values: { outcome: 'other' } } },
      { complete: [{ missing: ['outcome'] }] },
    );
  });
});
