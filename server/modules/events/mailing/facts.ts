import type { FactKind } from '../../../../kernel/index.ts';
import { code, instant, int, onEvent, onGuest, text } from '../fields.ts';

/** What only the record needs to tell apart; screens have words for every reason. */
const failures = {
  'no-address': text('没有邮箱', 'no address'),
  bounced: text('退信', 'it came back'),
  'server-away': text('邮件服务器不通', 'the mail server is away'),
  'server-refused': text('邮件服务器不收', 'the mail server refuses it'),
  held: text('条款不允许', 'a clause holds it back'),
  words: text('文字不能发', 'the words may not be sent'),
  'too-late': text('来不及了', 'too late'),
};

export const mailingKinds: FactKind[] = [
  onEvent('reminder.ordered', '安排邮件提醒', 'reminders by e-mail ordered', {
    guests: int('人数', 'guests'),
    planned_for: instant('时间', 'hour'),
  }),
  onGuest('reminder.sent', '已发邮件提醒', 'reminder sent by e-mail'),
  onGuest('reminder.failed', '邮件提醒没发成', 'reminder by e-mail failed', {
    reason: code('原因', 'reason', failures),
  }),
];
