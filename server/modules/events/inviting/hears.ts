import type { Fact } from '../../../../kernel/index.ts';
import { refId } from '../../../../kernel/index.ts';
import { type Hears, namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { tell } from '../../followup/index.ts';
import { eraseGuestWords } from './erase-guest-words.ts';
import { promoteWaiting } from './waiting.ts';
import { type Withdrawal, withdraw } from './withdraw.ts';

/** Invitations to what is still to come end with what they rest on, and whoever waits moves up. */
const withdrawsFor =
  (reason: Withdrawal, when: (fact: Fact) => boolean = () => true): Hears =>
  async (tx, fact) => {
    if (!when(fact)) return;
    const rows = await comingOf(tx, customerOf(fact));
    for (const { id } of rows) await withdraw(tx, id, reason, fact.actor, fact.source);
    for (const event of new Set(rows.map(({ event_id }) => event_id))) await promoteWaiting(tx, event);
  };

/** A ticket names its customer; what is said of a customer is about them. */
const customerOf = ({ subject, refs }: Fact): string => refId(refs.customer ?? subject);

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

/** Closed, a complaint brings no invitation back: whoever had asked the guest is asked whether to ask again. */
const asksInviter: Hears = async (tx, fact) => {
  if (!complaint(fact)) return;
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('event', (on) =>
      on.onRef('event.org_id', '=', 'invitation.org_id').onRef('event.id', '=', 'invitation.event_id'),
    )
    .select(['invitation.inviter', 'event.id', 'event.name'])
    .where('invitation.org_id', '=', tx.org)
    .where('invitation.customer_id', '=', customerOf(fact))
    .where('invitation.withdrawn_for', '=', 'complaint')
    .where('event.started_at', 'is', null)
    .where('event.cancelled_at', 'is', null)
    .execute();
  const called = (await namesOf(tx, [`customer:${customerOf(fact)}`]))(`customer:${customerOf(fact)}`).name;
  for (const { inviter, id, name } of rows)
    await tell(tx, inviter, {
      about: `invite-again:${fact.id}:${id}`,
      title: { zh: `${called}:还请不请?`, en: `${called}: invite again?` },
      says: {
        zh: `投诉已办结,可以再联系。「${name}」的邀约没有自动恢复,请您决定。`,
        en: `The complaint is closed and contact may go on. The invitation to “${name}” was not restored; decide yourself.`,
      },
      open: `/events/${id}?tab=inviting`,
      urgent: true,
    });
};

const complaint = (fact: Fact): boolean => fact.data.ticket_type === 'complaint';
const selling = (fact: Fact): boolean => fact.data.purpose === 'selling';

/** Invitations end first, so that what they say of the day is still there to be ended. */
const erased: Hears = async (tx, fact) => {
  await withdrawsFor('erased')(tx, fact);
  await eraseGuestWords(tx, refId(fact.subject));
};

export const invitingHears: Readonly<Record<string, Hears>> = {
  'contact.refused': withdrawsFor('refused', selling),
  'consent.withdrawn': withdrawsFor('refused', (fact) => selling(fact) && fact.data.channel === 'all'),
  'adverse-effect.reported': withdrawsFor('adverse-effect'),
  'ticket.received': withdrawsFor('complaint', complaint),
  'ticket.closed': asksInviter,
  'customer.erased': erased,
  'event.cancelled': cancelled,
};
