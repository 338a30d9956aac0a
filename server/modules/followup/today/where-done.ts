import type { TodayCard } from '../../../../contract/today.ts';
import { type Ref, refId, refKind } from '../../../../kernel/index.ts';
import { type Named, placeOf } from '../../../ledger/index.ts';
import { metBy } from './card-parts.ts';
import type { Owed } from './open-obligations.ts';
import { PAGES } from './titles.ts';

/** The page on which these are done; the first says it, as what stands on one card is done in one place. */
export const placeShown = ([first]: readonly Owed[]): string | null =>
  first === undefined ? null : (PAGES[first.noun] ?? placeOf(metBy(first), first));

/** The gathering a duty is about, or names. */
export const gatheringOf = ({ subject, refs }: Pick<Owed, 'subject' | 'refs'>): Ref | null =>
  refKind(subject) === 'event' ? subject : (refs.event ?? null);

export function gatheringShown(duties: readonly Owed[], name: (ref: Ref) => Named): TodayCard['gathering'] {
  const [first] = duties.flatMap((one) => gatheringOf(one) ?? []);
  return first === undefined ? null : name(first);
}

/** 敲定: the invitation a duty is owed for stands in its slot, `again/invitation:i1`. */
export function confirmShown([first]: readonly Owed[]): TodayCard['confirm'] {
  const [round = '', invitation = ''] = first?.slot.split('/') ?? [];
  if (!first || metBy(first) !== 'invitation.confirmed' || refKind(invitation) !== 'invitation') return null;
  return { invitation: refId(invitation), round: round === 'first' ? 'first' : 'again' };
}
