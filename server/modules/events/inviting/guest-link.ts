import { createHash, randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { loadEvent } from '../planning/event-row.ts';
import type { InvitationRow } from './invitation-row.ts';

/** So long after the end a link still says that it is over; then it leads nowhere. */
const KEPT_FOR = 30 * 86_400_000;

/**
 * The guest page's address: an organisation and a random secret, of which only the hash is kept. Whoever forwards it
 * to a group of 200 gives away an event and a seat, nothing about a person. Those sent before stay good.
 */
export async function makeGuestLink(tx: Transaction, { id }: Pick<InvitationRow, 'id'>): Promise<string> {
  const secret = randomBytes(18).toString('base64url');
  await tx
    .insertInto('guest_link')
    .values({ link_hash: hashOfLink(secret), invitation_id: id, made_at: new Date(tx.clock.now()) })
    .execute();
  return `/g/${tx.org}.${secret}`;
}

const hashOfLink = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * Runs for the invitation a link belongs to. Of somebody whose data was erased there is no page any more.
 *
 * @throws Refusal `guest-page.unknown`, `guest-page.expired`
 */
export async function withGuestLink<R>(
  db: Database,
  link: string,
  work: (tx: Transaction, invitation: InvitationRow) => Promise<R>,
): Promise<R> {
  const [org = '', secret = ''] = link.split('.');
  if (org === '' || secret === '') throw unknown();
  return db.inOrganisation(org, async (tx) => {
    const row = await tx
      .selectFrom('guest_link as l')
      .innerJoin('invitation as i', (on) =>
        on.onRef('i.org_id', '=', 'l.org_id').onRef('i.id', '=', 'l.invitation_id'),
      )
      .innerJoin('customer as c', (on) =>
        on.onRef('c.org_id', '=', 'i.org_id').onRef('c.id', '=', 'i.customer_id'),
      )
      .selectAll('i')
      .where('l.org_id', '=', tx.org)
      .where('l.link_hash', '=', hashOfLink(secret))
      .where('c.status', '<>', 'erased')
      .executeTakeFirst();
    if (!row) throw unknown();
    const { ends_at } = await loadEvent(tx, row.event_id);
    if (ends_at.getTime() + KEPT_FOR < tx.clock.now()) throw expired();
    return work(tx, row);
  });
}

const ASK_AGAIN = { zh: '请邀请您的人再发一次', en: 'Ask whoever invited you to send it again' };

const unknown = () =>
  new Refusal(
    'guest-page.unknown',
    404,
    {
      zh: '这张请柬打不开:链接不全,或者已经不用了',
      en: 'This invitation cannot be opened: the link is incomplete, or no longer used',
    },
    { mend: ASK_AGAIN },
  );

const expired = () =>
  new Refusal(
    'guest-page.expired',
    410,
    {
      zh: '这场活动早已结束,请柬也收起来了',
      en: 'This event was over long ago, and its invitation is put away',
    },
    { mend: { zh: '下次再请您', en: 'Until next time' } },
  );
