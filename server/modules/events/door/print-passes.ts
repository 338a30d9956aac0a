import { type Selectable, sql } from 'kysely';
import type { PrintedPasses } from '../../../../contract/door.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Event } from '../../../platform/schema.gen.ts';
import { logAccess } from '../../identity/index.ts';
import { eventOf } from './desks/open-desk.ts';
import { guestsShown } from './guests-shown.ts';
import { makePassCode } from './issue-pass.ts';

interface Asked {
  /** Null: everybody with a pass that counts. */
  invitations: readonly string[] | null;
  /** A representative prints for their own guests only. */
  inviter: string | null;
}

/** Passes as they go onto paper, each with a fresh code. The codes are told here and never again. */
export async function printPasses(
  tx: Transaction,
  id: string,
  { invitations, inviter }: Asked,
  member: string,
): Promise<PrintedPasses> {
  const event = await eventOf(tx, id);
  const rows = await passRows(tx, id, { invitations, inviter });
  const guests = await guestsShown(
    tx,
    id,
    rows.map(({ invitation }) => `invitation:${invitation}`),
  );
  await logAccess(tx, { who: `member:${member}`, act: 'printed', what: `event:${id}`, count: rows.length });
  const passes: PrintedPasses['passes'] = [];
  for (const { id: pass, number, invitation, stop } of rows) {
    const guest = guests.get(`invitation:${invitation}`);
    if (!guest?.inviter || guest.name === '') continue;
    const code = await makePassCode(tx, { id: pass, number });
    passes.push({
      invitation,
      number,
      stop,
      code,
      name: guest.name,
      inviter: guest.inviter,
      seat: guest.seat,
    });
  }
  return { event: await printedEvent(tx, event), passes };
}

async function passRows(tx: Transaction, event: string, { invitations, inviter }: Asked) {
  return tx
    .selectFrom('event_pass as p')
    .innerJoin('invitation as i', (on) =>
      on.onRef('i.org_id', '=', 'p.org_id').onRef('i.id', '=', 'p.invitation_id'),
    )
    .select(['p.id', 'p.number', 'i.id as invitation', 'i.stop'])
    .where('p.org_id', '=', tx.org)
    .where('p.event_id', '=', event)
    .where('p.revoked_at', 'is', null)
    .$if(invitations !== null, (query) => query.where('i.id', '=', sql<string>`ANY(${invitations})`))
    .$if(inviter !== null, (query) => query.where('i.inviter', '=', inviter as string))
    .orderBy('i.inviter')
    .orderBy('p.number')
    .execute();
}

/** What every paper of an event says, who sells what first of all. */
export async function printedEvent(
  tx: Transaction,
  event: Selectable<Event>,
): Promise<PrintedPasses['event']> {
  const { name } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return {
    name: event.name,
    organisation: name,
    hall: event.hall,
    address: event.address,
    doorsAt: event.doors_at.toISOString(),
    startsAt: event.starts_at.toISOString(),
    endsAt: event.ends_at.toISOString(),
    sells: event.sells,
  };
}
