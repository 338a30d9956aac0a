import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Database, Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import type { JobHandler } from '../../../platform/jobs.ts';
import { expectMayDismiss, type Hand } from '../organisation/high-posts.ts';
import { holdersOf } from '../organisation/house.ts';
import { endSessions } from '../sign-in/sessions.ts';
import { withdrawLinks } from '../sign-in/sign-in-link.ts';
import { type Departure, lockDeparture } from './departure.ts';
import { type HandedOver, moveThings, tell } from './hand-over.ts';
import { heirsOf, restOf, thingsHeld } from './handover.ts';
import type { HandoverParty } from './party.ts';

/**
 * The hour has come. Sign-in ends, posts are laid down, what can move by itself moves to its heirs and the rest to
 * the line manager, dues unchanged. Paper still out is named and pursued by the manager; it holds nobody here. What
 * the leaver did stays under their name.
 *
 * @throws Refusal `departure.unknown` when it is over already
 */
export async function leave(
  tx: Transaction,
  id: string,
  parties: readonly HandoverParty[],
  hand: Hand,
): Promise<HandedOver> {
  const { by } = hand;
  const departure = await lockDeparture(tx, id);
  await expectMayDismiss(tx, hand, departure.member);
  const heirs = await heirsOf(tx, id);
  const rest = await restOf(tx, departure.member, heirs);
  const handed = await moveThings(tx, departure, parties, by, (thing) => !thing.byHand);
  await tellOutstanding(tx, departure, parties, by);
  const facts = [
    ...(await layDownPosts(tx, departure.member, rest)),
    ...(await leaveDepartments(tx, departure.member)),
    ...(await leaveReports(tx, departure.member)),
  ];
  await closeSignIn(tx, departure);
  const left = {
    kind: 'member.left',
    subject: `member:${departure.member}`,
    data: { reason: departure.cause },
  };
  await record(
    tx,
    [...facts, left].map((fact) => ({ ...fact, actor: by, source: hand.source })),
  );
  return handed;
}

/** Paper not in: counted and named, for the duty of handing over and for the manager's list. */
async function tellOutstanding(
  tx: Transaction,
  departure: Departure,
  parties: readonly HandoverParty[],
  by: Ref,
) {
  for (const party of parties.filter(({ byHand }) => byHand)) {
    const out = (await thingsHeld(tx, departure.member, [party])).map(({ ref }) => ref);
    if (out.length > 0) await tell(tx, departure, party, out, by);
  }
}

type Fact = Omit<NewFact, 'actor'>;

/** The last administrator's post passes on, so that the organisation is never locked out of its settings. */
async function layDownPosts(tx: Transaction, member: string, rest: string | null): Promise<Fact[]> {
  const now = new Date(tx.clock.now());
  const ended = await tx
    .updateTable('post_holding')
    .set({ to_at: now })
    .where('member_id', '=', member)
    .where('to_at', 'is', null)
    .returning('post')
    .execute();
  const facts: Fact[] = ended.map(({ post }) => ({
    kind: 'post.withdrawn',
    subject: `member:${member}`,
    data: { post },
  }));
  const wasLast =
    ended.some(({ post }) => post === 'administrator') && (await holdersOf(tx, 'administrator')).length === 0;
  if (!wasLast || rest === null) return facts;
  const row = { id: uuidv7(tx.clock.now()), member_id: rest, post: 'administrator', from_at: now };
  await tx.insertInto('post_holding').values(row).execute();
  return [...facts, { kind: 'post.given', subject: `member:${rest}`, data: { post: 'administrator' } }];
}

async function leaveDepartments(tx: Transaction, member: string): Promise<Fact[]> {
  const led = await tx
    .updateTable('department')
    .set({ leader_id: null })
    .where('leader_id', '=', member)
    .returning('id')
    .execute();
  const data = { changed: ['leader'] };
  return led.map(({ id }) => ({ kind: 'department.changed', subject: `department:${id}`, data }));
}

/** Those who answered to them answer to the department's leader again. */
async function leaveReports(tx: Transaction, member: string): Promise<Fact[]> {
  const reports = await tx
    .updateTable('member')
    .set({ line_manager: null })
    .where('line_manager', '=', member)
    .where('state', '=', 'active')
    .returning(['id', 'department_id'])
    .execute();
  return reports.map(({ id, department_id }): Fact => {
    const data = department_id ? { department: `department:${department_id}` } : undefined;
    return { kind: 'member.moved', subject: `member:${id}`, data };
  });
}

async function closeSignIn(tx: Transaction, { id, member }: Departure): Promise<void> {
  const now = new Date(tx.clock.now());
  await endSessions(tx, member, 'left');
  await withdrawLinks(tx, member);
  await tx.deleteFrom('credential').where('member_id', '=', member).execute();
  await tx
    .updateTable('member')
    .set((on) => ({
      state: 'left',
      sign_in_name: null,
      leaves_at: on.fn('least', ['leaves_at', on.val(now)]),
    }))
    .where('id', '=', member)
    .execute();
  await tx.updateTable('departure').set({ state: 'left', left_at: now }).where('id', '=', id).execute();
}

/**
 * Carries out the departures whose hour has come, in every organisation. Being late is harmless: from the hour on
 * requests are refused by the hour itself. One that fails does not keep the others waiting.
 */
export const leaveAtTheHour = (parties: readonly HandoverParty[]): JobHandler => ({
  every: '* * * * *',
  run: async ({ db }) => {
    const faults: unknown[] = [];
    for (const { org_id, id } of await due(db))
      await db
        .inOrganisation(org_id, (tx) => leave(tx, id, parties, { by: 'system:clock', source: 'clock' }))
        .catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw new AggregateError(faults, 'A departure could not be carried out');
  },
});

const due = (db: Database) =>
  db.asOwner((tx) =>
    tx
      .selectFrom('departure')
      .select(['org_id', 'id'])
      .where('state', '=', 'noticed')
      .where('leaves_at', '<=', new Date(tx.clock.now()))
      .execute(),
  );
