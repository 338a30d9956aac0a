import type { TodayCard } from '../../../../contract/today.ts';
import { type ClauseSet, refId, refKind, type Zone } from '../../../../kernel/index.ts';
import { isoDay, type Named, namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { type PersonToCall, peopleForCalling } from '../../customers/index.ts';
import { ATTEMPTS } from '../calls/attempts.ts';
import { type Promised, promisedBy } from '../promises/words.ts';
import { afterWish } from './after-wish.ts';
import { type CallingHours, callingHours } from './calling-hours.ts';
import {
  dutyShown,
  owesOf,
  purposeOf,
  recordOf,
  scriptOf,
  sheetAsked,
  sheetOf,
  strengthOf,
} from './card-parts.ts';
import { earliest, type Group, group, isCall } from './group.ts';
import { lastCallAt } from './last-call.ts';
import type { Listed, Owed } from './open-obligations.ts';
import { inOrder, type Span, sectionOf, spanOfToday } from './section.ts';
import { detailOf, PAGES, titleOf } from './titles.ts';
import { type CallVerdict, callVerdicts } from './verdicts.ts';
import { confirmShown, gatheringOf, gatheringShown, placeShown } from './where-done.ts';

/** Everything a card is made of, looked up once for the whole list. */
interface Shelf {
  set: ClauseSet;
  zone: Zone;
  now: number;
  day: number;
  span: Span;
  hours: CallingHours;
  caller: string;
  organisation: string;
  name: (ref: string) => Named;
  people: ReadonlyMap<string, PersonToCall>;
  verdicts: ReadonlyMap<string, CallVerdict>;
  promised: ReadonlyMap<string, Promised>;
}

export interface Viewer {
  /** Whose list it is: `member:…`. */
  member: string;
  name: string;
  /** Numbers are given to the one who owes the call, not to a manager reading along. */
  dials: boolean;
}

/** The cards of one person's list, in the order to do them. */
export async function cardsOf(
  tx: Transaction,
  set: ClauseSet,
  zone: Zone,
  owed: readonly Listed[],
  viewer: Viewer,
): Promise<TodayCard[]> {
  const groups = group(owed, tx.clock.now());
  const shelf = await fill(tx, set, zone, groups, viewer);
  return groups.map((one) => cardOf(shelf, one, viewer.dials)).sort(inOrder);
}

async function fill(
  tx: Transaction,
  set: ClauseSet,
  zone: Zone,
  groups: readonly Group[],
  viewer: Viewer,
): Promise<Shelf> {
  const duties = groups.flatMap((one) => one.duties);
  const contacts = groups.filter(({ duties: [first] }) => first && isCall(first));
  const customers = [
    ...new Set(duties.map(({ subject }) => subject).filter((ref) => ref.startsWith('customer:'))),
  ];
  const people = await peopleForCalling(tx, customers.map(refId));
  const verdicts = await callVerdicts(
    tx,
    set,
    contacts.map(({ duties: of }) => ({
      customer: of[0]?.subject as string,
      purpose: purposeOf(of),
      caller: viewer.member,
    })),
  );
  const now = tx.clock.now();
  const day = zone.dayOf(now);
  return {
    set,
    zone,
    now,
    day,
    span: spanOfToday(zone, now),
    hours: callingHours(set, day),
    caller: viewer.name,
    name: await namesFrom(tx, people, duties),
    organisation: `organisation:${tx.org}`,
    people,
    verdicts: new Map(contacts.map(({ id }, i) => [id, verdicts[i] as CallVerdict])),
    promised: await promisedBy(
      tx,
      duties.filter(({ noun }) => noun === 'promise').map(({ fact }) => fact),
    ),
  };
}

/** Customers are called as they are on record for calling; only what is left over is looked up. */
async function namesFrom(
  tx: Transaction,
  people: Shelf['people'],
  duties: readonly Owed[],
): Promise<Shelf['name']> {
  const speaks = duties.some((one) => owesOf(one)?.script !== undefined);
  const refs = duties.flatMap((one) =>
    [one.subject, one.claimedBy, gatheringOf(one)].filter((ref): ref is string => ref !== null),
  );
  const others = refs.filter((ref) => refKind(ref) !== 'customer' || !people.has(refId(ref)));
  const name = await namesOf(tx, speaks ? [...others, `organisation:${tx.org}`] : others);
  return (ref) => {
    const person = refKind(ref) === 'customer' ? people.get(refId(ref)) : undefined;
    return person ? { ref, name: person.name, open: `/customers/${refId(ref)}` } : name(ref);
  };
}

function cardOf(shelf: Shelf, { id, duties }: Group, dials: boolean): TodayCard {
  const [first] = [...duties].sort(leads);
  if (!first) throw new Error('A card has at least one duty');
  const dueAt = earliest(duties.map((one) => one.dueAt));
  const verdict = shelf.verdicts.get(id) ?? null;
  const late = duties.some((one) => one.lapsed);
  const promises = duties.filter(({ noun }) => noun === 'promise');
  const asked = sheetAsked(shelf.set, duties, shelf.day);
  return {
    id,
    section: sectionOf(dueAt, late, verdict?.verdict === 'allowed', shelf.span),
    noun: first.noun,
    title: titleOf(first, first.body),
    detail: detailShown(first, duties.length),
    by: promises.length === duties.length ? 'promise' : 'clause',
    strength: strengthOf(duties),
    purpose: purposeOf(duties),
    subject: subjectOf(shelf, first),
    duties: duties.map((one) => dutyShown(one, shelf.name)),
    dueAt: iso(dueAt),
    lastCallAt: iso(lastCall(shelf, first, dueAt, verdict)),
    hour: iso(earliest(promises.map(({ fact, dueAt: due }) => shelf.promised.get(fact)?.at ?? due))),
    call: verdict && {
      ...verdict,
      until: verdict.until ?? wishOver(shelf, first, verdict),
      dial: dials ? dialOf(shelf, first.subject) : null,
    },
    attempts: attemptsShown(duties),
    sheet: sheetOf(asked),
    script: scriptOf(shelf.set, duties, shelf.day, namesFor(shelf, first.subject)),
    frozen: shelf.people.get(refId(first.subject))?.frozen ? FROZEN : null,
    record: recordOf(duties, asked?.body ?? null),
    confirm: confirmShown(duties),
    place: placeShown(duties),
    gathering: gatheringShown(duties, shelf.name),
    words:
      promises
        .map(({ fact }) => shelf.promised.get(fact)?.words ?? '')
        .filter(Boolean)
        .join(' · ') || null,
    nextStep: nextShown(shelf, duties),
  };
}

const detailShown = (first: Owed, count: number) =>
  first.noun === 'hear-of-lapse' ? { zh: `${count} 项`, en: `${count} of them` } : detailOf(first);

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A call-back names the card; a promise to the same customer is said beside it. */
const leads = (a: Owed, b: Owed): number =>
  Number(a.noun === 'promise') - Number(b.noun === 'promise') || (a.dueAt ?? 0) - (b.dueAt ?? 0);

const FROZEN = {
  zh: '有投诉或不适未处理完,暂不推广',
  en: 'A complaint or an adverse effect is open: no selling',
};

function subjectOf(shelf: Shelf, one: Owed): TodayCard['subject'] {
  const { subject: ref, noun } = one;
  const gathering = gatheringOf(one);
  // 到岗 is owed about oneself: the gathering says more
  const { name, open } = shelf.name(refKind(ref) === 'member' && gathering ? gathering : ref);
  const person = shelf.people.get(refId(ref));
  return {
    ref,
    name,
    open: PAGES[noun] ?? open,
    tail: person?.tail ?? null,
    phone: person?.masked ?? null,
    household: [...(person?.household ?? [])],
    wishes: [...(person?.wishes ?? [])],
  };
}

function lastCall(
  { hours, people, zone }: Shelf,
  { subject }: Owed,
  dueAt: number | null,
  verdict: CallVerdict | null,
) {
  if (dueAt === null || verdict === null) return null;
  return lastCallAt(dueAt, hours, people.get(refId(subject))?.quiet ?? null, zone);
}

/** Their own wish has an end: then one may call. */
function wishOver({ now, hours, people, zone }: Shelf, { subject }: Owed, { code }: CallVerdict) {
  const wish = people.get(refId(subject))?.quiet ?? null;
  return code === OWN_WISH && wish ? iso(afterWish(now, hours, wish, zone)) : null;
}

const OWN_WISH = 'law.own-wish';

function dialOf({ people }: Shelf, subject: string): string | null {
  const digits = people.get(refId(subject))?.digits;
  return digits ? `tel:${digits}` : null;
}

function attemptsShown(duties: readonly Listed[]): TodayCard['attempts'] {
  const most = duties.flatMap(({ attempts }) => attempts ?? []).sort((a, b) => b.made - a.made)[0];
  return most ? { made: most.made, of: ATTEMPTS, lastAt: iso(most.lastAt), nextAt: iso(most.nextAt) } : null;
}

/** Due times are exclusive: midnight belongs to the day that ends. */
function nextShown({ zone }: Shelf, duties: readonly Listed[]): TodayCard['nextStep'] {
  const [next] = duties.flatMap((one) => one.next ?? []);
  if (!next) return null;
  return { title: titleOf(next, { zh: '回访', en: 'Call-back' }), on: isoDay(zone.dayOf(next.dueAt - 1)) };
}

const namesFor = (shelf: Shelf, subject: string) => ({
  customer: shelf.name(subject).name,
  member: shelf.caller,
  organisation: shelf.name(shelf.organisation).name,
});
