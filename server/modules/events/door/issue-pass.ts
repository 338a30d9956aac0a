import { createHash, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { Refusal } from '../../../platform/refusal.ts';

/** Whoever is asked, as far as a pass needs to know. */
export interface PassHolder {
  id: string;
  event_id: string;
  customer_id: string;
  inviter: string;
}

export interface Pass {
  id: string;
  /** Four digits that can be said aloud; unique in one gathering, not to be guessed from the one before. */
  number: string;
}

type Source = NewFact['source'];

/** Gives an invitation its pass. One that has a pass that counts keeps it: asked again, nothing happens. */
export async function issuePass(
  tx: Transaction,
  holder: PassHolder,
  by: Ref,
  source: Source = 'web',
): Promise<Pass> {
  await oneAfterTheOther(tx, holder.event_id);
  const live = await livePass(tx, holder.id);
  if (live) return live;
  const pass = { id: uuidv7(tx.clock.now()), number: await freeNumber(tx, holder.event_id) };
  await tx
    .insertInto('event_pass')
    .values({
      ...pass,
      event_id: holder.event_id,
      invitation_id: holder.id,
      issued_at: new Date(tx.clock.now()),
    })
    .execute();
  await record(tx, about('pass.issued', pass.id, holder, by, source));
  return pass;
}

/** Takes the pass back: from now on the door says so. No pass, or one taken back before: nothing happens. */
export async function revokePass(
  tx: Transaction,
  holder: PassHolder,
  by: Ref,
  source: Source = 'web',
): Promise<void> {
  const gone = await tx
    .updateTable('event_pass')
    .set({ revoked_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('invitation_id', '=', holder.id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (gone) await record(tx, about('pass.revoked', gone.id, holder, by, source));
}

export const livePass = (tx: Transaction, invitation: string): Promise<Pass | undefined> =>
  tx
    .selectFrom('event_pass')
    .select(['id', 'number'])
    .where('org_id', '=', tx.org)
    .where('invitation_id', '=', invitation)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();

/** Forty digits are 132 bits. */
const SECRET = 40;
export const PASS_CODE = new RegExp(`^(\\d{4})(\\d{${SECRET}})$`);

/**
 * What goes into the code on the paper. It is told here and nowhere else: only its hash is kept, so a stolen
 * backup opens no door. Digits alone: a hand scanner types them, and neither a Chinese input method nor a Caps
 * Lock that somebody left on may spoil them.
 */
export async function makePassCode(tx: Transaction, pass: Pass): Promise<string> {
  const secret = Array.from({ length: SECRET }, () => randomInt(10)).join('');
  await tx
    .insertInto('pass_code')
    .values({ token_hash: hashOfSecret(secret), pass_id: pass.id, made_at: new Date(tx.clock.now()) })
    .execute();
  return pass.number + secret;
}

export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');

const about = (kind: string, pass: string, holder: PassHolder, by: Ref, source: Source): NewFact => ({
  id: `${kind}:${pass}`,
  kind,
  subject: `customer:${holder.customer_id}`,
  refs: { event: `event:${holder.event_id}`, inviter: `member:${holder.inviter}` },
  actor: by,
  source,
});

/** Numbers of one gathering are given out one after the other, so that two never want the same. */
const oneAfterTheOther = (tx: Transaction, event: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${tx.org}/pass-number/${event}`}, 0))`.execute(tx);

/** Any number not given out yet, those of lost passes included: an old paper must never fit a new guest. */
async function freeNumber(tx: Transaction, event: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM (SELECT lpad(n::text, 4, '0') AS number FROM generate_series(1, 9999) AS n) AS all_numbers
    WHERE NOT EXISTS (SELECT FROM event_pass p
      WHERE p.org_id = ${tx.org} AND p.event_id = ${event} AND p.number = all_numbers.number)
    ORDER BY random() LIMIT 1`.execute(tx);
  if (rows[0]) return rows[0].number;
  throw new Refusal('pass.no-number', 409, {
    zh: '这场活动的四位券号用完了',
    en: 'All four-digit numbers of this event are taken',
  });
}
