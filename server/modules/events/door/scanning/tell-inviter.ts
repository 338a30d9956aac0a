import type { Transaction } from '../../../../platform/database.ts';
import { tell } from '../../../followup/index.ts';
import type { Desk } from '../desks/open-desk.ts';
import type { SeatGiven } from '../give-seat.ts';
import type { Judged } from './scan-row.ts';

/** Whoever asked a guest hears that they are at the door; two on one pass are news for the manager too. */
export async function tellInviter(
  tx: Transaction,
  desk: Desk,
  scan: Judged,
  seat: SeatGiven | null,
): Promise<void> {
  if (scan.verdict === 'refused' || scan.guest === null) return;
  const who = calledInShort(scan);
  if (scan.verdict === 'repeated') return tellOfRepeat(tx, desk, scan, who);
  if (scan.inviter === null || scan.inviter === scan.act.by) return;
  const place = seat
    ? { zh: `${seat.table} 桌 ${seat.seat} 座`, en: `table ${seat.table}, seat ${seat.seat}` }
    : null;
  await tell(tx, scan.inviter, {
    about: `arrived:${scan.act.id}`,
    title: { zh: `您邀的${who.zh}到了`, en: `${who.en}, whom you asked, is here` },
    says: {
      zh: `${desk.name}${place ? ` → ${place.zh}` : ',还没有座位'}。请过去接。`,
      en: `${desk.name}${place ? ` → ${place.en}` : ', no seat yet'}. Please go and meet them.`,
    },
    open: scan.customer ? `/customers/${scan.customer}` : null,
    urgent: true,
    // Twenty of one's guests come in an hour; that one pass came twice is not to be lost among them
    oneOfMany: true,
  });
}

async function tellOfRepeat(tx: Transaction, desk: Desk, scan: Judged, who: { zh: string; en: string }) {
  const news = {
    about: `repeated:${scan.act.id}`,
    title: { zh: `${who.zh}的券扫了两次`, en: `The pass of ${who.en} came twice` },
    says: {
      zh: `${desk.name}:是同一个人再来,还是同来的另一位?请在签到台裁定。`,
      en: `${desk.name}: the same person again, or somebody who came along? Settle it at a desk.`,
    },
    open: `/events/${desk.event.id}/door`,
    urgent: true,
  };
  const planner = desk.event.planned_by.replace(/^member:/, '');
  for (const member of new Set([scan.inviter, planner, desk.openedBy]))
    if (member !== null && !member.includes(':')) await tell(tx, member, news);
}

/** Surname and last four digits: a notice lies on a phone for everybody to read. */
function calledInShort({ person, act }: Judged): { zh: string; en: string } {
  if (person) {
    const short = `${[...person.name][0] ?? ''}**${person.last4}`;
    return { zh: short, en: short };
  }
  const card = act.do === 'walk-in' ? act.card : '';
  return { zh: `来客(卡 ${card})`, en: `a guest (card ${card})` };
}
