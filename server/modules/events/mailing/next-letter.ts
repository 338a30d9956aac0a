import { sql } from 'kysely';
import type { MailReason } from '../../../../contract/mailing.ts';
import type { Text } from '../../../../kernel/index.ts';
import { decide } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Letter } from '../../../platform/mail/post-office.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectSendable } from '../forwarding/screen-words.ts';
import type { InvitationRow } from '../inviting/invitation-row.ts';
import { loadEvent } from '../planning/event-row.ts';
import { addressesOf, type GuestAddress } from './addresses.ts';
import { type Due, dropMail, failMail, waitWith } from './settle-mail.ts';
import { writeLetter } from './write-letter.ts';

/** So long a letter is in somebody's hands: whoever was killed with it in hand has let go of it by then. */
const LEASE = 5 * 60_000;
/** A clause that holds a letter back now may not in half an hour. */
const ASK_AGAIN = 30 * 60_000;

export interface Taken {
  mail: Due;
  letter: Letter;
}

/**
 * Takes the next letter that is due and judges it as things stand now: whoever said no, was erased or has another
 * hour to be told of since it was ordered gets none.
 *
 * @returns `settled` when it needed no sending; null when nothing is due
 */
export async function nextLetter(tx: Transaction, origin: string): Promise<Taken | 'settled' | null> {
  const mail = await takeDue(tx);
  if (!mail) return null;
  const row = await invitationOf(tx, mail.invitation_id);
  const event = await loadEvent(tx, mail.event_id);
  if (event.cancelled_at) return dropMail(tx, mail, 'event-cancelled');
  if (event.starts_at.getTime() !== mail.starts_at.getTime()) return dropMail(tx, mail, 'event-moved');
  if (event.starts_at.getTime() <= tx.clock.now())
    return failMail(tx, mail, row, mail.reason === 'held' ? 'held' : 'too-late');
  const { address, why } = (await addressesOf(tx, [row])).get(row.id) as GuestAddress;
  if (why !== null) return stopped(tx, mail, row, why);
  const held = await heldBack(tx, row, mail);
  if (held) return waitWith(tx, mail, { reason: 'held', says: held.says, until: held.until });
  const unfit = await unfitWords(tx, mail);
  if (unfit) return failMail(tx, mail, row, 'words', unfit);
  const letter = await writeLetter(tx, { row, event, words: mail.words, address, mail: mail.id, origin });
  return { mail: { ...mail, tries: await countTry(tx, mail) }, letter };
}

async function takeDue(tx: Transaction): Promise<Due | null> {
  const now = tx.clock.now();
  const { rows } = await sql<Due>`
    UPDATE event_mail m SET next_try_at = ${new Date(now + LEASE)}
    FROM event_mailing o
    WHERE o.org_id = m.org_id AND o.id = m.mailing_id AND m.org_id = ${tx.org} AND m.id = (
      SELECT id FROM event_mail WHERE org_id = ${tx.org} AND state = 'queued' AND next_try_at <= ${new Date(now)}
      ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING m.id, m.invitation_id, m.tries, m.reason, o.event_id, o.words, o.starts_at, o.ordered_by`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** Only what is handed to the server is a try: waiting for a decent hour is none. */
async function countTry(tx: Transaction, { id, tries }: Due): Promise<number> {
  await tx
    .updateTable('event_mail')
    .set({ tries: tries + 1 })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
  return tries + 1;
}

/** Not locked: a word said at this very moment waits for nobody, and the next letter heeds it. */
const invitationOf = (tx: Transaction, id: string): Promise<InvitationRow> =>
  tx
    .selectFrom('invitation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const stopped = (tx: Transaction, mail: Due, row: InvitationRow, why: MailReason): Promise<'settled'> =>
  why === 'no-address' || why === 'bounced' ? failMail(tx, mail, row, why) : dropMail(tx, mail, why);

/** An accepted invitation carries its reminder, as it carries its calls: no selling, and still at a decent hour. */
async function heldBack(
  tx: Transaction,
  row: InvitationRow,
  mail: Due,
): Promise<{ says: Text | null; until: number } | null> {
  const decision = await decide(tx, {
    kind: 'contact.made',
    subject: `customer:${row.customer_id}`,
    actor: `member:${mail.ordered_by}`,
    data: {
      purpose: 'service',
      channel: 'message',
      direction: 'out',
      answered: false,
      // Whoever left an address for it asked for it
      ...(row.email !== '' && { asked: true }),
    },
  });
  if (decision.verdict === 'allowed' || decision.verdict === 'warned') return null;
  const said = decision.says[0];
  return { says: said?.says ?? null, until: said?.until ?? tx.clock.now() + ASK_AGAIN };
}

/** What may be said is asked again: a clause may have come into force since. */
async function unfitWords(tx: Transaction, { event_id, words, ordered_by }: Due): Promise<Text | null> {
  try {
    await expectSendable(tx, event_id, { kind: 'reminder', words }, `member:${ordered_by}`);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.says;
    throw error;
  }
}
