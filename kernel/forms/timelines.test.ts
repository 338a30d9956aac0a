import { describe, expect, it } from 'vitest';
import type { Clause, Example, Expectation, FactKind, Pack } from '../index.ts';
import { ledgerKinds, runExample } from '../index.ts';

const t = { zh: '名', en: 'name' };
const kind = (
  name: string,
  subject: string,
  refs: FactKind['refs'] = {},
  data: FactKind['data'] = {},
): FactKind => ({
  kind: name,
  text: t,
  subject,
  data,
  refs,
});
const vocabulary = {
  kinds: [
    ...ledgerKinds,
    kind('event.scheduled', 'event', {}, { starts: { type: 'instant', text: t } }),
    kind('event.cancelled', 'event'),
    kind('event.readied', 'event'),
    kind('venue.settled', 'event'),
    kind('invitation.made', 'customer', { event: 'event' }),
    kind('invitation.confirmed', 'customer', { event: 'event' }),
  ],
  questions: [
    { name: 'guests', of: 'event', gives: { type: { list: 'ref' } as const, of: 'invitation', text: t } },
    { name: 'customer', of: 'invitation', gives: { type: 'ref' as const, of: 'customer', text: t } },
    { name: 'inviter', of: 'invitation', gives: { type: 'ref' as const, of: 'member', text: t } },
  ],
};

function holds(body: object, given: Example['given'], expectation: Expectation): void {
  const clause = { id: 'C', text: t, ...body } as unknown as Clause;
  const pack: Pack = { pack: 'p', title: t, source: { document: 'd', systems: [] }, clauses: [clause] };
  const example: Example = { name: t, given, expect: expectation };
  expect(runExample(example, { clause: 'C', pack, vocabulary })).toEqual([]);
}

const spring = { subject: 'event:spring', actor: 'member:he' };
const scheduled = (at: string, starts: string) => ({
  kind: 'event.scheduled',
  at,
  ...spring,
  data: { starts },
});
const confirmed = (event: string) => ({
  kind: 'invitation.confirmed',
  at: '2024-05-12T10:00+08:00',
  subject: 'customer:li',
  actor: 'member:wang',
  refs: { event },
});
const confirms = {
  form: 'duty',
  strength: 'nag',
  owes: {
    obligation: 'confirm',
    of: 'actor',
    due: { within: 'P3D' },
    metBy: { fact: 'invitation.confirmed', where: 'fact.refs.event == obligation.refs.event' },
  },
};

describe('timelines', () => {
  it('tell two obligations about one customer apart', () => {
    const invited = {
      kind: 'invitation.made',
      at: '2024-05-10T10:00+08:00',
      subject: 'customer:li',
      actor: 'member:wang',
      refs: { event: 'event:spring' },
    };
    const clause = { ...confirms, on: 'invitation.made' };
    holds(clause, { facts: [invited, confirmed('event:spring')] }, { kept: [{ clause: 'C', onTime: true }] });
    holds(
      clause,
      { facts: [invited, confirmed('event:autumn')] },
      { kept: [], obligations: [{ clause: 'C', state: 'open' }], exactly: true },
    );
  });

  it('follow what each of many owes about somebody else', () =>
    holds(
      {
        ...confirms,
        on: 'event.readied',
        each: { of: 'subject.guests' },
        owes: { ...confirms.owes, of: 'each.inviter', about: 'each.customer' },
      },
      {
        facts: [
          { kind: 'event.readied', at: '2024-05-10T10:00+08:00', ...spring },
          confirmed('event:spring'),
        ],
        known: {
          'event:spring': { guests: ['invitation:1', 'invitation:2'] },
          'invitation:1': { customer: 'customer:li', inviter: 'member:wang' },
          'invitation:2': { customer: 'customer:zhang', inviter: 'member:li' },
        },
      },
      {
        obligations: [{ subject: 'customer:zhang', of: 'member:li', state: 'open' }],
        kept: [{ clause: 'C', onTime: true }],
      },
    ));
});

describe('what counts from a moment to come', () => {
  const start = '2024-05-18T09:00+08:00';
  const later = '2024-05-25T09:00+08:00';

  it('is due before it, and again when it moves', () =>
    holds(
      {
        form: 'runbook',
        on: 'event.scheduled',
        anchor: 'fact.data.starts',
        until: ['event.scheduled', 'event.cancelled'],
        steps: [
          {
            id: 'venue',
            text: t,
            of: 'post:crew',
            opens: { within: '-P7D' },
            due: { within: '-P2D', at: '16:00' },
            strength: 'nag',
            doneBy: { fact: 'venue.settled' },
          },
        ],
      },
      {
        facts: [scheduled('2024-05-01T10:00+08:00', start), scheduled('2024-05-02T10:00+08:00', later)],
      },
      {
        obligations: [
          { due: '2024-05-16T16:00+08:00', state: 'superseded' },
          { due: '2024-05-23T16:00+08:00', state: 'open' },
        ],
        exactly: true,
      },
    ));

  it('is a duty’s anchor too', () =>
    holds(
      {
        form: 'duty',
        strength: 'nag',
        on: 'event.scheduled',
        anchor: 'fact.data.starts',
        owes: {
          obligation: 'settle-venue',
          of: 'actor',
          due: { within: '-PT2H' },
          metBy: { fact: 'venue.settled' },
          until: ['event.cancelled'],
        },
      },
      {
        facts: [
          scheduled('2024-05-01T10:00+08:00', start),
          { kind: 'venue.settled', at: '2024-05-10T10:00+08:00', ...spring },
        ],
      },
      { kept: [{ clause: 'C', onTime: true }] },
    ));
});
