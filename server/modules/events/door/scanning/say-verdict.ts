import type { DoorAnswer, GuestShown } from '../../../../../contract/door.ts';
import type { Text } from '../../../../../kernel/index.ts';
import type { ScanRow } from './scan-row.ts';

interface Said {
  verdict: DoorAnswer['verdict'];
  scan: ScanRow;
  guest: GuestShown | null;
  instead: { name: string } | null;
}

const text = (zh: string, en: string): Text => ({ zh, en });

/** The verdict in one sentence, read at arm's length. */
export function sentence({ verdict, scan, guest }: Said): Text {
  const who = guest?.name || (guest?.number ? `卡 ${guest.number}` : '');
  const whoEn = guest?.name || (guest?.number ? `Card ${guest.number}` : '');
  if (verdict === 'admitted') return text(`${who} 请进`, `${whoEn}: please come in`);
  if (verdict === 'undone') return text(`${who} 已撤销,不再计数`, `${whoEn}: undone, counted no more`);
  if (verdict === 'refused') return refusalSays(scan.reason);
  if (scan.settled_as === 'same')
    return text(`${who} 同一个人,只计一次`, `${whoEn}: the same person, counted once`);
  return scan.reason === 'card-taken'
    ? text(`${who} 已经发过`, `${whoEn} was given out already`)
    : text(`${who} 已经进场`, `${whoEn} came in already`);
}

const REFUSED: Readonly<Record<string, Text>> = {
  unknown: text('没有这张券', 'There is no such pass'),
  forged: text('这张券不是我们发的', 'This pass is not one of ours'),
  withdrawn: text('这张券已经收回', 'This pass was withdrawn'),
  'other-event': text('这是另一场活动的券', 'This is another event’s pass'),
  expired: text('这是以前活动的券', 'This pass is of an event that is over'),
  'not-open': text('还没有开门', 'The doors are not open yet'),
  full: text('人数已到消防上限', 'The fire limit is reached'),
  erased: text('资料已按本人要求删除', 'Their data was erased at their request'),
};

export const refusalSays = (reason: string | null): Text =>
  REFUSED[reason ?? 'unknown'] ?? (REFUSED.unknown as Text);

const MEND: Readonly<Record<string, Text>> = {
  unknown: text('再扫一次,或按姓名、尾号找', 'Scan again, or find them by name or last four digits'),
  forged: text('按姓名找;找不到就发卡登记', 'Find them by name; otherwise give them a card'),
  withdrawn: text(
    '本人愿意来就发一张卡,不再打电话',
    'If they wish to come, give them a card; no calls follow',
  ),
  'other-event': text('按姓名找;找不到就发卡登记', 'Find them by name; otherwise give them a card'),
  expired: text('按姓名找;找不到就发卡登记', 'Find them by name; otherwise give them a card'),
  'not-open': text('请会务经理先在「签到台」开门', 'Ask the conference manager to open the doors first'),
  full: text('请在外面稍候,告诉会务经理', 'Ask them to wait outside and tell the conference manager'),
  erased: text('照样欢迎:发一张卡,不留资料', 'Welcome all the same: give them a card, no data is kept'),
};

/** What to do next, one line each, the most urgent first. */
export function nextSteps({ verdict, scan, guest, instead }: Said): Text[] {
  if (verdict === 'refused') {
    if (instead)
      return [
        text(
          `${instead.name} 这次也请了:点「按姓名放行」`,
          `${instead.name} is asked this time too: let them in by name`,
        ),
      ];
    const mend = MEND[scan.reason ?? 'unknown'];
    return mend ? [mend] : [];
  }
  if (verdict === 'repeated' && scan.settled_as === null)
    return [
      text(
        '看一眼是谁:同一个人,还是同来的另一位',
        'Look who it is: the same person, or somebody who came along',
      ),
    ];
  return verdict === 'admitted' && guest ? welcome(guest) : [];
}

function welcome(guest: GuestShown): Text[] {
  const { seat, inviter, companions, care } = guest;
  const steps: Text[] = [];
  if (seat)
    steps.push(
      text(`带到 ${seat.table} 桌 ${seat.seat} 座`, `Lead to table ${seat.table}, seat ${seat.seat}`),
    );
  else steps.push(text('没有座位:请会务安排', 'No seat yet: ask the crew to find one'));
  if (inviter) steps.push(text(`已告诉 ${inviter.name}`, `${inviter.name} has been told`));
  if (companions > 0)
    steps.push(text(`同来 ${companions} 位:每位发一张卡`, `${companions} came along: a card for each`));
  if (seat?.wheelchair) steps.push(text('轮椅:椅子已撤', 'Wheelchair: the chair is taken away'));
  else if (care.includes('wheelchair'))
    steps.push(text('轮椅:请撤一把椅子', 'Wheelchair: take a chair away'));
  for (const code of care) if (CARE[code]) steps.push(CARE[code]);
  if (!guest.invited && guest.name === '')
    steps.push(text('坐下后 30 分钟内补登记', 'Register at the seat within 30 minutes'));
  return steps;
}

const CARE: Readonly<Record<string, Text>> = {
  hearing: text('听力不好:说慢一点,坐前面', 'Hard of hearing: speak slowly, seat in front'),
  'soft-food': text('餐食要软', 'Soft food'),
  diet: text('饮食有忌口', 'Diet to mind'),
  'no-photo': text('发红贴:不要拍照', 'Red sticker: no photographs'),
};
