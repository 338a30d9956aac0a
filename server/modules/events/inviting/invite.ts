import type { z } from 'zod';
import type { invite as inviteShape, missed } from '../../../../contract/inviting.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed, markContacted } from '../../customers/index.ts';
import { loadGoing } from '../planning/event-row.ts';
import { answered } from './answered.ts';
import { about, change, expectLive, expectYours, loadInvitation } from './invitation-row.ts';
import { enterWaiting, isFull } from './waiting.ts';

type Given = z.output<typeof inviteShape>;
type Source = NewFact['source'];

/** An e-mail or a text message is a message, whatever carries it. */
export const contactChannel = (channel: Given['channel']): string =>
  channel === 'email' ? 'message' : channel;

/**
 * Somebody was asked. The clauses judge it first: whether this person may be contacted at all, and whether the
 * invitation is one the company makes (S000.8-15 … -17). A yes gets a pass, or a number on the waiting list once
 * every seat is promised.
 *
 * @throws RefusedAct, Refusal `invitation.not-yours`, `invitation.withdrawn`
 */
export async function invite(
  tx: Transaction,
  id: string,
  given: Given,
  caller: Caller,
  source: Source = 'web',
): Promise<void> {
  const row = await loadInvitation(tx, id);
  const event = await loadGoing(tx, row.event_id);
  expectYours(row, caller);
  expectLive(row);
  const full = row.state === 'listed' && (await isFull(tx, event));
  const of = { ...about(row), actor: `member:${caller.member}`, source };
  const contact: NewFact = {
    ...of,
    refs: {},
    id: `contact:${given.id}`,
    kind: 'contact.made',
    data: {
      purpose: 'selling',
      channel: contactChannel(given.channel),
      direction: 'out',
      answered: true,
      // In the shop they came by themselves; a visit they had agreed to is an appointment
      ...((given.channel === 'shop' || given.agreed) && { asked: true }),
    },
  };
  const made: NewFact = {
    ...of,
    id: `invited:${given.id}`,
    kind: 'invitation.made',
    data: {
      channel: given.channel,
      warmed_up: given.warmedUp,
      confident: given.confident,
      likelihood: given.likelihood,
      ...(row.state !== 'listed' && { again: true }),
    },
  };
  if (await onRecord(tx, made.id as string)) return;
  await expectAllowed(tx, contact);
  await expectAllowed(tx, made);
  await change(tx, id, {
    state: row.state === 'listed' && !full ? 'invited' : row.state,
    likelihood: given.likelihood,
    channel: given.channel,
    invited_at: row.invited_at ?? new Date(tx.clock.now()),
  });
  await record(tx, [contact, made]);
  if (full && given.answer !== 'no') await enterWaiting(tx, row, of.actor, source);
  await markContacted(tx, row.customer_id, tx.clock.now());
  if (given.note.trim() !== '') await keepNote(tx, row, given, caller, source);
  if (given.answer !== 'maybe')
    await answered(tx, id, { ...given, answer: given.answer }, caller.member, source);
}

async function keepNote(
  tx: Transaction,
  row: Parameters<typeof about>[0],
  given: Given,
  caller: Caller,
  source: Source,
): Promise<void> {
  await tx
    .insertInto('invitation_note')
    .values({
      id: given.id,
      event_id: row.event_id,
      customer_id: row.customer_id,
      words: given.note,
      made_by: caller.member,
      made_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .execute();
  await record(tx, {
    ...about(row),
    id: `invitation-noted:${given.id}`,
    kind: 'invitation.noted',
    actor: `member:${caller.member}`,
    source,
  });
}

/** 没接: an attempt, counted against how often one may try. */
export async function missInvitation(
  tx: Transaction,
  id: string,
  given: z.output<typeof missed>,
  caller: Caller,
): Promise<void> {
  const row = await loadInvitation(tx, id);
  expectYours(row, caller);
  expectLive(row);
  const of = { ...about(row), actor: `member:${caller.member}` };
  const channel = contactChannel(given.channel);
  const contact: NewFact = {
    ...of,
    refs: {},
    id: `contact:${given.id}`,
    kind: 'contact.made',
    data: { purpose: 'selling', channel, direction: 'out', answered: false },
  };
  if (await onRecord(tx, contact.id as string)) return;
  await expectAllowed(tx, contact);
  await record(tx, [
    contact,
    {
      ...of,
      id: `invitation-missed:${given.id}`,
      kind: 'invitation.missed',
      data: { channel: given.channel },
    },
  ]);
}

/** Sent twice: the first one stands, and judging it again would count it against itself. */
async function onRecord(tx: Transaction, fact: string): Promise<boolean> {
  const row = await tx
    .selectFrom('fact')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', fact)
    .executeTakeFirst();
  return row !== undefined;
}
