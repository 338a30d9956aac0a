import { sql } from 'kysely';
import type { MailGuest, MailingPage } from '../../../../contract/mailing.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { PostOffice } from '../../../platform/mail/post-office.ts';
import { maskedEmail, personOf } from '../../customers/index.ts';
import { arranges } from '../inviting/invitation-row.ts';
import { loadEvent } from '../planning/event-row.ts';
import { addressesOf, type Mailable } from './addresses.ts';
import { reminderWords, subjectOf } from './reminder-words.ts';

/** Who has an address, who gets the next reminder, and what became of the last one. */
export async function mailingPage(
  tx: Transaction,
  id: string,
  caller: Caller,
  post: PostOffice,
): Promise<MailingPage> {
  const event = await loadEvent(tx, id);
  const zone = await zoneHere(tx);
  const rows = await guestsOf(tx, id, caller);
  const addresses = await addressesOf(tx, rows);
  const person = await personOf(tx, [...new Set(rows.map(({ inviter }) => inviter))]);
  const guests = rows.flatMap((row): MailGuest[] => {
    const { address, why } = addresses.get(row.id) ?? { address: '', why: null };
    const last = lastOf(row);
    // Whoever is not coming and was never written to has no business here
    if (last === null && (why === 'not-coming' || why === 'withdrawn')) return [];
    return [
      {
        invitation: row.id,
        name: row.name ?? '—',
        inviter: person(row.inviter),
        address: address === '' ? null : maskedEmail(address),
        why,
        next: why === null && !(row.current && (last?.state === 'queued' || last?.state === 'sent')),
        mail: last,
      },
    ];
  });
  return {
    missing: [...post.missing],
    from: post.from,
    subject: subjectOf(event, zone),
    words: await reminderWords(tx, event, zone),
    startsAt: event.starts_at.toISOString(),
    open: event.cancelled_at === null && event.starts_at.getTime() > tx.clock.now(),
    guests,
  };
}

type Row = Mailable & {
  name: string | null;
  mail: string | null;
  mailing: string;
  mail_state: NonNullable<MailGuest['mail']>['state'];
  reason: string;
  says: NonNullable<MailGuest['mail']>['says'];
  planned_for: Date;
  next_try_at: Date;
  settled_at: Date | null;
  /** Of the hour that holds now. */
  current: boolean | null;
};

async function guestsOf(tx: Transaction, event: string, caller: Caller): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT i.id, i.customer_id, i.inviter, i.state, i.email, i.email_bounced_at, c.name, m.*
    FROM invitation i
    JOIN event e ON e.org_id = i.org_id AND e.id = i.event_id
    LEFT JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id AND c.status <> 'erased'
    LEFT JOIN LATERAL (
      SELECT m.id AS mail, m.mailing_id AS mailing, m.state AS mail_state, m.reason, m.says, o.planned_for,
        m.next_try_at, m.settled_at, o.starts_at = e.starts_at AS current
      FROM event_mail m JOIN event_mailing o ON o.org_id = m.org_id AND o.id = m.mailing_id
      WHERE m.org_id = i.org_id AND m.invitation_id = i.id ORDER BY o.ordered_at DESC, o.id DESC LIMIT 1) AS m ON true
    WHERE i.org_id = ${tx.org} AND i.event_id = ${event} AND (${arranges(caller)} OR i.inviter = ${caller.member})
    ORDER BY c.pinyin, i.id LIMIT 2000`.execute(tx);
  return rows;
}

const lastOf = (row: Row): MailGuest['mail'] =>
  row.mail === null
    ? null
    : {
        id: row.mail,
        mailing: row.mailing,
        state: row.mail_state,
        reason: row.reason === '' ? null : (row.reason as NonNullable<MailGuest['mail']>['reason']),
        says: row.says,
        plannedFor: row.planned_for.toISOString(),
        nextTryAt: row.next_try_at.toISOString(),
        settledAt: row.settled_at?.toISOString() ?? null,
      };
