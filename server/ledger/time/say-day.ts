import type { EpochDay, Text } from '../../../kernel/index.ts';
import { isoDay } from '../rows.ts';

const ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 3月10日 周二, always with the weekday. */
export function sayDay(day: EpochDay): Text {
  const [, month, date] = isoDay(day).split('-').map(Number) as [number, number, number];
  // 1970-01-01 was a Thursday
  const weekday = (((day + 4) % 7) + 7) % 7;
  return { zh: `${month}月${date}日 ${ZH[weekday]}`, en: `${EN[weekday]} ${date} ${MONTHS[month - 1]}` };
}
