import type { GuestPage } from '../../contract/guest-page.ts';
import { element } from './element.ts';
import { address } from './talk.ts';
import { sayDay, t } from './words.ts';

/** The invitation itself: who sells what comes first, whatever else there is to say. */
export function card(page: GuestPage): HTMLElement {
  const good = !page.cancelled && !page.over && page.state !== 'withdrawn';
  return element(
    'article',
    {},
    element('p', { class: 'sells' }, page.sells),
    news(page),
    element('p', {}, page.surname ? t('dear', page.surname) : t('dearGuest')),
    element('h1', {}, page.event),
    element(
      'dl',
      {},
      ...fact(t('day'), element('strong', {}, sayDay(page.when.day))),
      ...fact(
        t('hour'),
        element('strong', {}, page.when.starts),
        element('small', {}, t('hourOf', page.when.doors, page.when.ends)),
      ),
      ...fact(t('hall'), element('strong', {}, page.hall)),
      ...(page.address ? fact(t('address'), page.address) : []),
      ...(page.stop ? fact(t('stop'), element('strong', {}, page.stop)) : []),
    ),
    good && page.passNumber ? pass(page, page.passNumber) : null,
    element('p', { class: 'from' }, t('from', page.company, page.inviter)),
  );
}

const fact = (label: string, ...said: (Node | string)[]): HTMLElement[] => [
  element('dt', {}, label),
  element('dd', {}, ...said),
];

function pass(page: GuestPage, number: string): HTMLElement {
  const [table = '', seat = ''] = (page.seat ?? '').split('-');
  return element(
    'div',
    { class: 'pass' },
    element('p', {}, t('seat')),
    element('p', { class: 'big' }, page.seat ? t('seatOf', table, seat) : t('seatLater')),
    element('p', {}, t('number')),
    element('p', { class: 'huge' }, number),
    element('p', {}, t('say')),
    element('img', { src: address('/code.svg'), alt: t('code'), width: '180', height: '180' }),
  );
}

/** What became of it since it was sent, in one plain sentence each; what would cost a journey stands out. */
function news(page: GuestPage): HTMLElement | null {
  const urgent: string[] = [];
  const calm: string[] = [];
  if (page.cancelled) urgent.push(t('cancelled'));
  else if (page.over) calm.push(t('over'));
  else if (page.movedFrom) urgent.push(t('moved', sayDay(page.movedFrom.day), page.movedFrom.starts));
  if (page.quiet) calm.push(t(page.over || page.cancelled ? 'quiet' : 'quietCome'));
  else if (page.state === 'withdrawn' && !page.cancelled && !page.over) calm.push(t('takenBack'));
  if (!page.over && page.state === 'accepted' && page.released) calm.push(t('released'));
  if (!page.over && page.waiting !== null) calm.push(t('waiting', page.waiting));
  const line = (kind: string) => (says: string) => element('p', { class: kind }, says);
  const lines = [...urgent.map(line('urgent')), ...calm.map(line('calm'))];
  return lines.length === 0 ? null : element('div', { role: 'status' }, ...lines);
}
