import type { FactKind, Question } from '../../../../kernel/index.ts';
import { bool, code, codeList, date, int, onEvent, onGuest, optional, text } from '../fields.ts';

export const ways = {
  pass: text('扫码', 'scanned'),
  number: text('券号', 'pass number'),
  name: text('按姓名找', 'found by name'),
  'walk-in': text('现场登记', 'walk-in'),
};

/** What a gathering means for whoever keeps the customers' files. */
export const activities = {
  'get-together': text('联谊会', 'get-together'),
  lecture: text('讲座', 'lecture'),
  travel: text('旅游', 'trip'),
  catering: text('餐饮', 'meal'),
  shop: text('到店', 'shop visit'),
  other: text('其他', 'other'),
};

export const scanRefusals = {
  unknown: text('没有这张券', 'unknown pass'),
  forged: text('券不是我们发的', 'not one of ours'),
  withdrawn: text('券已收回', 'withdrawn'),
  'other-event': text('别的活动的券', 'another event’s pass'),
  'not-open': text('还没开门', 'doors are not open'),
  full: text('坐满了', 'full'),
  expired: text('以前活动的券', 'pass of an event that is over'),
  erased: text('资料已按本人要求删除', 'their data was erased at their request'),
  'card-taken': text('卡号用过了', 'card number taken'),
};

const deskParts = {
  camera: text('摄像头', 'camera'),
  storage: text('存储', 'storage'),
  roster: text('名单', 'roster'),
  clock: text('时钟', 'clock'),
  sound: text('声音', 'sound'),
  print: text('打印', 'printing'),
  scanner: text('扫码枪', 'hand scanner'),
  network: text('网络', 'network'),
};

export const doorKinds: FactKind[] = [
  onGuest('guest.arrived', '顾客到会', 'guest arrived', {
    activity: code('活动', 'activity', activities),
    last_day: optional(date('行程最后一天', 'last day of a trip')),
    way: optional(code('怎样进来', 'way in', ways)),
    invited: optional(bool('受邀', 'invited')),
  }),
  // Somebody whose name is not known yet, or never will be: a card number, nothing else
  onEvent(
    'guest.walked-in',
    '现场来客',
    'guest walked in',
    { with_inviter: bool('有人带来', 'brought by a member') },
    { inviter: 'member' },
  ),
  onEvent('desk.tested', '签到设备自检', 'sign-in desk tested', {
    passed: bool('都可用', 'nothing to mend'),
    bad: { ...codeList('要修的', 'to mend'), codes: deskParts },
  }),
  onEvent('scan.refused', '扫码未放行', 'scan refused', { reason: code('原因', 'reason', scanRefusals) }),
  onEvent('scan.undone', '撤销签到', 'scan undone', {}, { customer: 'customer' }),
  onGuest('scan.repeated', '同券再扫', 'pass scanned again'),
  onGuest('guest.missed', '未到会', 'guest did not come'),
];

export const doorQuestions: Question[] = [
  { name: 'arrived', of: 'event', gives: int('到会人数', 'people present') },
  {
    name: 'neglected',
    of: 'event',
    gives: {
      type: { list: 'ref' },
      of: 'invitation',
      text: text('没人说过话的到会顾客', 'guests nobody spoke to'),
    },
  },
];
