import type { Evening } from '../../../../contract/evening.ts';
import { zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { missingFields, personOf, releasedForm } from '../../customers/index.ts';
import { dayAndClock } from '../day-and-clock.ts';
import { arranges } from '../inviting/invitation-row.ts';
import { loadEvent } from '../planning/event-row.ts';
import { drafts } from './drafted.ts';
import { type GuestHere, guestsHere, hasFile } from './guests-here.ts';

/**
 * 今晚建档: who of one's own came and has no completed file of this event, drafted from what is known; whoever
 * arranges the team also sees whose are missing, by name.
 */
export async function evening(tx: Transaction, id: string, caller: Caller): Promise<Evening> {
  const event = await loadEvent(tx, id);
  const zone = await zoneHere(tx);
  const { day } = dayAndClock(zone, event.starts_at);
  const guests = await guestsHere(tx, id, day);
  const { fields: sheet } = await releasedForm(tx, 'file');
  const mine = guests.filter(({ owner }) => owner === caller.member);
  const open = mine.filter((guest) => !hasFile(guest)).sort(bySeat);
  const known = await drafts(tx, event, open, sheet, zone);
  return {
    event: { id, name: event.name, day },
    sheet,
    todo: open.map(({ customer, name, last4, seat, guest }) => {
      const draft = known.get(customer) ?? { drafted: [], fields: {} };
      const missing = missingFields(sheet, draft.fields).map(({ name }) => name);
      const who = { id: customer, name, last4: last4 ?? '' };
      return { customer: who, seat, walkIn: guest.startsWith('walk-in:'), ...draft, missing };
    }),
    done: mine
      .filter(hasFile)
      .map(({ customer, name, number }) => ({ id: customer, name, file: number ?? '' })),
    others: arranges(caller) ? await missingOf(tx, guests, caller.member) : [],
  };
}

/** Table by table, as the evening is remembered; who had no seat comes last. */
const bySeat = (a: GuestHere, b: GuestHere): number =>
  (a.seat ?? '~').localeCompare(b.seat ?? '~', 'en', { numeric: true }) || a.name.localeCompare(b.name, 'zh');

async function missingOf(
  tx: Transaction,
  guests: readonly GuestHere[],
  me: string,
): Promise<Evening['others']> {
  const names = new Map<string | null, string[]>();
  for (const guest of guests)
    if (!hasFile(guest) && guest.owner !== me)
      names.set(guest.owner, [...(names.get(guest.owner) ?? []), guest.name]);
  const person = await personOf(tx, [...names.keys()]);
  return [...names]
    .map(([owner, missing]) => ({ member: person(owner), guests: missing }))
    .sort((a, b) => b.guests.length - a.guests.length);
}
