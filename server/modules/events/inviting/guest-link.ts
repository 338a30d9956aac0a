import { createHash, randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { change, type InvitationRow } from './invitation-row.ts';

/**
 * The guest page's address: an organisation and a random secret, of which only the hash is kept. Whoever forwards it
 * to a group of 200 gives away an event and a seat, nothing about a person.
 */
export async function makeGuestLink(tx: Transaction, row: InvitationRow): Promise<string> {
  const secret = randomBytes(18).toString('base64url');
  await change(tx, row.id, { link_hash: hashOf(secret) });
  return `/g/${tx.org}.${secret}`;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Runs for the invitation a link belongs to. @throws Refusal `guest-page.unknown` */
export async function withGuestLink<R>(
  db: Database,
  link: string,
  work: (tx: Transaction, invitation: InvitationRow) => Promise<R>,
): Promise<R> {
  const [org = '', secret = ''] = link.split('.');
  return db.inOrganisation(org, async (tx) => {
    const row = await tx
      .selectFrom('invitation')
      .selectAll()
      .where('org_id', '=', tx.org)
      .where('link_hash', '=', hashOf(secret))
      .executeTakeFirst();
    if (!row) throw unknown();
    return work(tx, row);
  });
}

const unknown = () =>
  new Refusal(
    'guest-page.unknown',
    404,
    {
      zh: '这张请柬打不开:链接不全,或已经换了新的',
      en: 'This invitation cannot be opened: the link is incomplete or was replaced',
    },
    { mend: { zh: '请邀请您的人再发一次', en: 'Ask whoever invited you to send it again' } },
  );
