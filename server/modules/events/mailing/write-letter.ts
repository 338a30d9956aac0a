import { zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Letter } from '../../../platform/mail/post-office.ts';
import { calendarFile } from '../guest-page/calendar-file.ts';
import { guestPage } from '../guest-page/guest-page.ts';
import { makeGuestLink } from '../inviting/guest-link.ts';
import type { InvitationRow } from '../inviting/invitation-row.ts';
import type { EventRow } from '../planning/event-row.ts';
import { subjectOf } from './reminder-words.ts';

interface About {
  row: InvitationRow;
  event: EventRow;
  words: string;
  address: string;
  /** The letter's own id: a second try is the same letter. */
  mail: string;
  origin: string;
}

/** Who sells what comes first, whatever the words begin with; the way to say no stands at the end. */
export async function writeLetter(
  tx: Transaction,
  { row, event, words, address, mail, origin }: About,
): Promise<Letter> {
  const page = await guestPage(tx, row, { missing: [] });
  const link = origin + (await makeGuestLink(tx, row));
  const [table = '', seat = ''] = (page.seat ?? '').split('-');
  const yours = [
    page.passNumber && `您的券号 ${page.passNumber}`,
    page.seat && `${table} 桌 ${seat} 座`,
    page.stop && `接送 ${page.stop}`,
  ].filter(Boolean);
  const parts = [
    words.startsWith(event.sells) ? words : `${event.sells}。\n${words}`,
    yours.join(' · '),
    `看请柬、改答复、免打扰(不再接收),都在这里:\n${link}`,
  ];
  return {
    about: `${tx.org}/${mail}`,
    to: address,
    sender: page.company,
    subject: subjectOf(event, await zoneHere(tx)),
    words: `${parts.filter(Boolean).join('\n\n')}\n`,
    wayOut: link,
    calendar: calendarFile(page, { entry: `${tx.org}/${row.id}`, now: tx.clock.now() }),
  };
}
