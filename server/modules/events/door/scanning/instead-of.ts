import type { Transaction } from '../../../../platform/database.ts';
import { peopleAtDoor } from '../../../customers/index.ts';
import type { Desk } from '../desks/open-desk.ts';
import { livePass } from '../issue-pass.ts';
import type { ScanRow } from './scan-row.ts';

/**
 * Last week's pass, or the lost one that was replaced, in the hand of somebody who is asked this time: who they
 * are is known, so that one tap lets them in by name.
 */
export async function insteadOf(
  tx: Transaction,
  desk: Desk,
  { pass_id, reason }: ScanRow,
): Promise<{ invitation: string; name: string } | null> {
  if (pass_id === null || (reason !== 'expired' && reason !== 'other-event' && reason !== 'withdrawn'))
    return null;
  const row = await tx
    .selectFrom('event_pass as p')
    .innerJoin('invitation as old', (on) =>
      on.onRef('old.org_id', '=', 'p.org_id').onRef('old.id', '=', 'p.invitation_id'),
    )
    .innerJoin('invitation as here', (on) =>
      on.onRef('here.org_id', '=', 'old.org_id').onRef('here.customer_id', '=', 'old.customer_id'),
    )
    .select(['here.id', 'here.customer_id'])
    .where('p.org_id', '=', tx.org)
    .where('p.id', '=', pass_id)
    .where('here.event_id', '=', desk.event.id)
    .executeTakeFirst();
  if (!row || !(await livePass(tx, row.id))) return null;
  const person = (await peopleAtDoor(tx, [row.customer_id])).get(row.customer_id);
  return person ? { invitation: row.id, name: person.name } : null;
}
