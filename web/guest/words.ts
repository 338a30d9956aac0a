/** Few words, in both languages: the page must open on an old phone with one bar of network. */
const words = {
  title: { zh: '请柬', en: 'Invitation' },
  dear: { zh: '{0}先生/女士,您好:', en: 'Dear {0},' },
  dearGuest: { zh: '您好:', en: 'Dear guest,' },
  from: { zh: '{0} · {1} 邀请', en: 'Invited by {1}, {0}' },
  other: { zh: 'English', en: '中文' },
  day: { zh: '日子', en: 'Day' },
  hour: { zh: '时间', en: 'Time' },
  hourOf: { zh: '{0} 开门,{1} 前结束', en: 'doors open {0}; over by {1}' },
  hall: { zh: '会场', en: 'Hall' },
  address: { zh: '地址', en: 'Address' },
  stop: { zh: '接送', en: 'Pick-up' },
  ownWay: { zh: '自己来', en: 'making your own way' },
  seat: { zh: '座位', en: 'Seat' },
  seatOf: { zh: '{0} 桌 {1} 座', en: 'table {0}, seat {1}' },
  seatLater: { zh: '到场安排', en: 'given at the door' },
  number: { zh: '券号', en: 'Pass number' },
  say: { zh: '签到时报这个号,或出示下面的码', en: 'At the door say this number, or show the code below' },
  code: { zh: '签到用的二维码', en: 'Code to show at the door' },

  cancelled: { zh: '这场活动取消了,请不要白跑一趟。', en: 'This event is cancelled. Please do not come.' },
  over: { zh: '这场活动已经结束。', en: 'This event is over.' },
  moved: {
    zh: '时间改了:原来是 {0} {1},现在以下面为准。',
    en: 'The time has changed: it was {0}, {1}. What stands below is right.',
  },
  takenBack: {
    zh: '这张请柬已经收回,券号不再用。您仍可以自己来,到签到台报姓名。',
    en: 'This invitation has been taken back and its pass counts no more. You may still come; give your name at the door.',
  },
  quiet: {
    zh: '已记下免打扰:不再给您打电话、发消息推荐商品。',
    en: 'Noted: no more calls or messages that sell.',
  },
  quietCome: {
    zh: '已记下免打扰:不再给您打电话、发消息推荐商品。您仍可以自己来,到签到台报姓名。',
    en: 'Noted: no more calls or messages that sell. You may still come; give your name at the door.',
  },
  released: {
    zh: '您的座位先让给了别人,券还有效,到场给您安排位子。',
    en: 'Your seat was given on, but your pass is good: a place will be found for you.',
  },
  waiting: {
    zh: '座位约满了,您排候补第 {0} 位;有空位,邀请您的人会告诉您。',
    en: 'All seats are taken; you are number {0} on the waiting list and will be told when one is free.',
  },

  coming: { zh: '您来吗?', en: 'Will you come?' },
  yes: { zh: '来', en: 'Yes' },
  no: { zh: '不来', en: 'No' },
  maybe: { zh: '再说', en: 'Not sure yet' },
  companions: { zh: '除了您,还有几位同来?', en: 'How many come with you?' },
  alone: { zh: '就我自己', en: 'Only me' },
  people: { zh: '{0} 位', en: '{0}' },
  care: { zh: '到场要我们照顾什么?', en: 'What should we prepare for you?' },
  careNote: {
    zh: '可以选几样。只为当天安排,会后删除。',
    en: 'Choose any. Used for the day only, deleted after.',
  },
  wheelchair: { zh: '坐轮椅', en: 'wheelchair' },
  hearing: { zh: '听力不好', en: 'hard of hearing' },
  'soft-food': { zh: '要软一点的饭菜', en: 'soft food' },
  diet: { zh: '忌口', en: 'a diet' },
  'no-photo': { zh: '不想被拍照', en: 'no photographs of me' },
  next: { zh: '下一步', en: 'Next' },
  nothing: { zh: '都不用', en: 'Nothing' },
  stopAsk: { zh: '在哪里接您?', en: 'Where shall we pick you up?' },
  otherStop: { zh: '别的站', en: 'Another stop' },
  stopSave: { zh: '就在这里', en: 'This one' },
  step: { zh: '第 {0} 步,共 4 步', en: 'Step {0} of 4' },

  saidYes: { zh: '您说:来', en: 'You said: yes' },
  saidNo: { zh: '您说:不来。谢谢您告诉我们。', en: 'You said: no. Thank you for telling us.' },
  saidMaybe: {
    zh: '您说:再说。定了随时点这里。',
    en: 'You said: not sure yet. Tell us here whenever you know.',
  },
  keptSeat: { zh: '好的,座位先给您留着,定了再改。', en: 'All right, your seat is kept meanwhile.' },
  withYou: { zh: '同来 {0} 位', en: '{0} with you' },
  change: { zh: '改答复', en: 'Change the answer' },
  details: { zh: '改同来人数、关照、接送', en: 'Change companions, care, pick-up' },

  emailAsk: { zh: '要不要邮件提醒?写上邮箱', en: 'A reminder by e-mail? Your address' },
  emailNote: {
    zh: '只用来提醒这一场,会后删除;别人打开这个链接看不到。',
    en: 'For this event only, deleted after; nobody who opens this link can see it.',
  },
  emailSave: { zh: '用邮件提醒我', en: 'Remind me by e-mail' },
  emailBad: { zh: '邮箱好像不完整,请再看看。', en: 'That address looks incomplete.' },
  emailKept: { zh: '记下了,到时用邮件提醒您。', en: 'Noted: a reminder will come by e-mail.' },
  emailLeft: { zh: '到时用邮件提醒您。', en: 'A reminder will come by e-mail.' },
  emailRemove: { zh: '不用邮件提醒了', en: 'No reminder by e-mail' },
  emailGone: { zh: '好的,邮箱删掉了。', en: 'Done: your address is deleted.' },
  calendar: { zh: '加到手机日历', en: 'Add to the calendar' },
  print: { zh: '打印', en: 'Print' },
  leaveAlone: { zh: '免打扰', en: 'Leave me alone' },
  leaveAloneNote: {
    zh: '点一下,不再给您打电话、发消息推荐商品。送货、退款、安全的事仍会联系您。',
    en: 'One tap, and nobody calls or writes to sell. Deliveries, refunds and safety are still told.',
  },
  again: { zh: '再试一次', en: 'Try again' },
  away: { zh: '没有连上网络', en: 'There is no network' },
  awayNote: {
    zh: '刚才点的还没有送到,请再点一次。',
    en: 'What you tapped has not arrived; please tap again.',
  },
  loading: { zh: '正在打开…', en: 'Opening…' },
  sent: { zh: '记下了', en: 'Noted' },
} as const;

export type Word = keyof typeof words;

export const english = /[?&]lang=en\b/.test(location.search);
document.documentElement.lang = english ? 'en' : 'zh-CN';

export const t = (word: Word, ...values: (string | number)[]): string =>
  words[word][english ? 'en' : 'zh'].replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)]));

const WEEKDAYS = english
  ? ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
  : ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2026-03-14` → 3月14日 周六 */
export function sayDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return english ? `${weekday}, ${date} ${MONTHS[month - 1]}` : `${month}月${date}日 ${weekday}`;
}
