import type { ReadStream } from 'node:fs';
import type { Attachments } from '../../../platform/attachments.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { memberDoer, seesFormPhoto, seesProof } from '../../customers/index.ts';
import { seesEntryPhoto } from '../../policy/index.ts';
import { seesTicketPhoto } from '../../tickets/index.ts';
import { followupAccess } from '../access.ts';

const reviewers: readonly string[] = followupAccess['review.read'];

/**
 * A picture kept with a call, a visit or a 完成: for who took it, and for those who look over the calls. One that
 * proves a yes: for who sees the customer. One of a paper form: as the form itself.
 *
 * @throws Refusal `attachment.gone`, `attachment.not-yours`, RefusedAct for a form that is sealed or in other hands
 */
export async function readPhoto(
  tx: Transaction,
  attachments: Attachments,
  id: string,
  caller: Caller,
): Promise<{ mediaType: string; bytes: number; stream: ReadStream }> {
  // A form's picture is the form: who took it has no way past the seal
  if (await seesFormPhoto(tx, id, memberDoer(caller))) return attachments.read(tx, id);
  const owner = await tx
    .selectFrom('attachment')
    .select('uploaded_by')
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  const reviews = caller.posts.some((post) => reviewers.includes(post));
  const mine = owner?.uploaded_by === caller.member;
  if (
    owner &&
    !mine &&
    !(reviews && (await isOfRecord(tx, id))) &&
    !(await seesProof(tx, id, memberDoer(caller))) &&
    !(await seesEntryPhoto(tx, id, caller)) &&
    !(await seesTicketPhoto(tx, id, caller))
  )
    throw notYours();
  return attachments.read(tx, id);
}

/** Other papers of the company lie in the same table; reviewing calls opens those of calls. */
async function isOfRecord(tx: Transaction, id: string): Promise<boolean> {
  for (const table of ['call_back', 'visit', 'obligation_note'] as const) {
    const found = await tx
      .selectFrom(table)
      .select('id')
      .where('org_id', '=', tx.org)
      .where((where) => where(where.val(id), '=', where.fn.any(where.ref('attachments'))))
      .executeTakeFirst();
    if (found) return true;
  }
  return false;
}

const notYours = () =>
  new Refusal('attachment.not-yours', 403, {
    zh: '这张照片只给拍的人和看回访的人看',
    en: 'This picture is for who took it and for those who review the calls',
  });
