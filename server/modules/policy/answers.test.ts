import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Value } from '../../../kernel/index.ts';
import { testDatabase, testOrganisation } from '../../../test/world/database.ts';
import { small } from '../../../test/world/small-house.ts';
import { ensureCalendar, introduce, type NewFact, record } from '../../ledger/index.ts';
import { SettableClock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import { adoptLoaded } from './adopting/adopt-pack.ts';
import { policyAnswers, policyQuestions } from './answers.ts';
import { policyKinds } from './facts.ts';
import { type LoadedPack, loadPacks } from './packs/load-packs.ts';

const GM = 'member:zhou-qiming';
const folder = mkdtempSync(join(tmpdir(), 'guiju-answers-'));
const clock = new SettableClock('2026-03-12T09:00:00+08:00');
let db: Database;
let org = 0;
const here = <R>(work: (tx: Transaction) => Promise<R>) => db.inOrganisation(`org-${org}`, work);
const happened = (fact: Omit<NewFact, 'actor'> & { actor?: string }) =>
  here((tx) => record(tx, { actor: 'member:zhao', ...fact }));
const answer = (question: string, id: string) =>
  here(async (tx) => (await policyAnswers[question]?.(tx, [id]))?.get(id) as Value | null);
const at = (text: string) => Date.parse(`${text}+08:00`);

beforeAll(async () => {
  introduce([
    small,
    { name: 'policy', kinds: policyKinds, questions: policyQuestions, answers: policyAnswers },
  ]);
  ({ db } = await testDatabase({ clock }));
  await ensureCalendar(db);
});
beforeEach(() => testOrganisation(db, `org-${++org}`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what happened so far', () => {
  it('is told of a subject of any kind, and what was withdrawn did not happen', async () => {
    const fed = { kind: 'reception.ended', subject: 'reception:r1', id: 'f1' };
    await happened(fed);
    await happened({
      kind: 'visitor.arrived',
      subject: 'reception:r1',
      data: { guests: 4 },
    });
    expect(await answer('any.fact_kinds', 'reception:r1')).toEqual(['reception.ended', 'visitor.arrived']);
    await happened({ kind: 'fact.withdrawn', subject: 'reception:r1', data: { fact: 'f1' } });
    expect(await answer('any.fact_kinds', 'reception:r1')).toEqual(['fact.withdrawn', 'visitor.arrived']);
    expect(await answer('any.fact_kinds', 'reception:r2')).toEqual([]);
  });

  it('is approved once everybody who was asked has said yes', async () => {
    await here(async (tx) => {
      await adoptLoaded(
        tx,
        twoMustAgree(),
        { id: 'adopt', pack: 'two', from: '2026-03-12' },
        { by: GM, source: 'set-up' },
      );
    });
    const ask = (id: string) =>
      happened({
        id,
        kind: 'sale.stopped',
        subject: `ticket:${id}`,
        data: { samples: true, reported: true },
      });
    const say = async (kind: string, subject: string, holder: string) => {
      const { id } = await here((tx) =>
        tx
          .selectFrom('obligation')
          .select('id')
          .where('org_id', '=', tx.org)
          .where('subject', '=', subject)
          .where('holder', '=', holder)
          .where('state', '=', 'open')
          .executeTakeFirstOrThrow(),
      );
      await happened({ kind, subject, actor: GM, refs: { obligation: `obligation:${id}` } });
    };
    expect(await answer('any.approved', 'ticket:never')).toBe(false);
    await ask('a');
    expect(await answer('any.approved', 'ticket:a')).toBe(false);
    await say('approval.given', 'ticket:a', 'post:finance');
    expect(await answer('any.approved', 'ticket:a')).toBe(false);
    await say('approval.given', 'ticket:a', 'post:general-manager');
    expect(await answer('any.approved', 'ticket:a')).toBe(true);
    await ask('b');
    await say('approval.refused', 'ticket:b', 'post:finance');
    expect(await answer('any.approved', 'ticket:b')).toBe(false);
  });
});

describe('money left', () => {
  const meal = (amount: number, when: string) =>
    happened({
      kind: 'meal.settled',
      at: at(when),
      subject: 'reception:r1',
      data: { class: 'B', dining: 'outside', diners: 7, amount, drinks: 0, tobacco: 0 },
    });

  it('of the month’s reception budget: what was set last, less the meals of the month', async () => {
    expect(await answer('organisation.reception_left', 'x')).toBeNull();
    const set = (month: string, amount: number) =>
      happened({ kind: 'budget.set', subject: 'organisation:x', data: { line: 'reception', month, amount } });
    await set('2026-03-01', 250000);
    await set('2026-03-01', 300000);
    await set('2026-04-01', 100000);
    await meal(50000, '2026-02-28T23:00:00');
    expect(await answer('organisation.reception_left', 'x')).toBe(300000);
    await meal(86800, '2026-03-12T08:30:00');
    expect(await answer('organisation.reception_left', 'x')).toBe(213200);
  });

  it('of what a member was advanced and has not brought back', async () => {
    const move = (kind: string, member: string, data: NewFact['data']) =>
      happened({ kind, subject: `advance:${member}`, refs: { member: `member:${member}` }, data });
    await move('advance.paid', 'he', { amount: 200000 });
    await move('advance.paid', 'li', { amount: 70000 });
    await move('advance.repaid', 'he', { amount: 50000, all: false });
    expect(await answer('member.advances_open', 'he')).toBe(150000);
    expect(await answer('member.advances_open', 'nobody')).toBe(0);
  });
});

describe('bookings', () => {
  it('stand in the room and at the hour they were last moved to', async () => {
    const book = (kind: string, room: string, ends: string) =>
      happened({
        kind,
        subject: 'booking:b1',
        refs: { room: `room:${room}` },
        data: {
          starts: '2026-03-12T10:00:00+08:00',
          ends,
          ...(kind === 'booking.made' && { tea: true, special: false }),
        },
      });
    await book('booking.made', 'one', '2026-03-12T14:00:00+08:00');
    expect(await answer('room.bookings', 'one')).toEqual(['booking:b1']);
    await book('booking.moved', 'two', '2026-03-12T16:30:00+08:00');
    expect(await answer('room.bookings', 'one')).toEqual([]);
    expect(await answer('room.bookings', 'two')).toEqual(['booking:b1']);
    expect(await answer('booking.ends', 'b1')).toBe('2026-03-12T16:30:00+08:00');
    await happened({ kind: 'booking.cancelled', subject: 'booking:b1' });
    expect(await answer('room.bookings', 'two')).toEqual([]);
  });
});

function twoMustAgree(): LoadedPack {
  const file = join(folder, 'two.yaml');
  writeFileSync(
    file,
    `pack: two
title: { zh: 试, en: trial }
source: { document: none, systems: [T] }
clauses:
  - id: T-01
    form: approval
    text: { zh: 财务先批，总经理再批, en: finance and then the general manager }
    act: sale.stopped
    on: sale.stopped
    steps: [{ of: "post:finance" }, { of: "post:general-manager" }]
`,
  );
  return loadPacks([file]).packs[0] as LoadedPack;
}
