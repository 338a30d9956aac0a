import type { Database } from '../../../platform/database.ts';
import type { PostOffice, Send } from '../../../platform/mail/post-office.ts';
import { nextLetter } from './next-letter.ts';
import { settleMail } from './settle-mail.ts';

/**
 * Every letter that is due, in every organisation. What became of it is written down after the server has answered
 * for it: killed in between, it is sent again under the same Message-ID. A server that is away is not asked for each.
 */
export async function sendMailEverywhere(db: Database, post: PostOffice): Promise<void> {
  const { origin } = post;
  if (origin === null) return;
  const due = await db.asOwner((tx) =>
    tx
      .selectFrom('event_mail')
      .select('org_id')
      .distinct()
      .where('state', '=', 'queued')
      .where('next_try_at', '<=', new Date(db.clock.now()))
      .execute(),
  );
  if (due.length === 0) return;
  await post.open(async (send) => {
    for (const { org_id } of due) if (!(await sendDue(db, org_id, origin, send))) return;
  });
}

/** @returns false when the server did not take what it was given */
async function sendDue(db: Database, org: string, origin: string, send: Send): Promise<boolean> {
  for (;;) {
    const next = await db.inOrganisation(org, (tx) => nextLetter(tx, origin));
    if (next === null) return true;
    if (next === 'settled') continue;
    const outcome = await send(next.letter);
    await db.inOrganisation(org, (tx) => settleMail(tx, next.mail, outcome));
    if (outcome === 'away' || outcome === 'refused') return false;
  }
}
