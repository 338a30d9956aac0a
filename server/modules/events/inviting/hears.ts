import type { Fact } from '../../../../kernel/index.ts';
import { refId } from '../../../../kernel/index.ts';
import type { Hears } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { promoteWaiting } from './waiting.ts';
import { type Withdrawal, withdraw } from './withdraw.ts';

/** Invitations to what is still to come end with what they rest on, and whoever waits moves up. */
const withdrawsFor =
  (reason: Withdrawal, when: (fact: Fact) => boolean = () => true): Hears =>
  async (tx, fact) => {
    if (!when(fact)) return;
    const rows = await comingOf(tx, refId(fact.subject));
    for (const { id } of rows) await withdraw(tx, id, reason, fact.actor, fact.source);
    for (const event of new Set(rows.map(({ event_id }) => event_id))) await promoteWaiting(tx, event);
  };

const comingOf = (tx: Transaction, customer: string) =>
  tx
    .selectFrom('invitation')
    .innerJoin('event', (on) =>
      on.onRef('event.org_id', '=', 'invitation.org_id').onRef('event.id', '=', 'invitation.event_id'),
    )
    .select(['invitation.id', 'invitation.event_id'])
    .where('invitation.org_id', '=', tx.org)
    .where('invitation.customer_id', '=', customer)
    .where('invitation.state', 'not in', ['withdrawn', 'declined'])
    .where('event.started_at', 'is', null)
    .where('event.cancelled_at', 'is', null)
    .execute();

const cancelled: Hears = async (tx, fact) => {
  const rows = await tx
    .selectFrom('invitation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', refId(fact.subject))
    .where('state', 'not in', ['withdrawn', 'declined'])
    .execute();
  for (const { id } of rows) await withdraw(tx, id, 'event-cancelled', fact.actor, fact.source);
};

const selling = (fact: Fact): boolean => fact.data.purpose === 'selling';

export const invitingHears: Readonly<Record<string, Hears>> = {
  'contact.refused': withdrawsFor('refused', selling),
  'consent.withdrawn': withdrawsFor('refused', (fact) => selling(fact) && fact.data.channel === 'all'),
  'adverse-effect.reported': withdrawsFor('adverse-effect'),
  'customer.erased': withdrawsFor('erased'),
  'event.cancelled': cancelled,
};
