import type { Clause, Obligation, Owes, Text } from '../kernel/index.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** What screens call an obligation, by noun and slot; anything else is called as its clause says. */
const TITLES: Readonly<Record<string, Text>> = {
  'call-back/first': text('首次回访', 'First call-back'),
  'call-back/second': text('第二次回访', 'Second call-back'),
  'call-back/third': text('第三次回访', 'Third call-back'),
  'call-back/requested': text('应请求回访', 'Call-back asked for'),
  'call-back/consultant-first': text('顾问首次回访', 'Consultant’s first call-back'),
  'call-back/consultant-second': text('顾问第二次回访', 'Consultant’s second call-back'),
  'call-back/consultant-third': text('顾问第三次回访', 'Consultant’s third call-back'),
  'call-back': text('回访', 'Call-back'),
  promise: text('约定', 'Promise'),
  file: text('建档', 'Make the file'),
  'hand-in': text('上交', 'Hand in'),
  consolidation: text('汇总转交', 'Pass on to the consultant'),
  return: text('归还档案', 'Return the file'),
  rebuild: text('补齐档案', 'Rebuild the file'),
  review: text('查看当日回访', 'Review the calls of the day'),
  'hear-of-lapse': text('逾期', 'Overdue'),
  'hand-over': text('离职交接', 'Hand over on leaving'),
  notebook: text('交回记录', 'Hand over notes'),
  confirmation: text('请顾客确认代填', 'Have the proxy entries confirmed'),
  check: text('核对登记表', 'Check the form'),
  allocation: text('分配顾客', 'Allocate customers'),
  seal: text('封存登记表', 'Seal the form'),
  account: text('说明紧急查看', 'Account for the emergency opening'),
  'service-meeting': text('顾客服务专题会', 'Customer-service meeting'),
  'access-answer': text('答复查阅请求', 'Answer the access request'),
  'breach-check': text('核查泄露', 'Check for a breach'),
  approve: text('审批', 'Approve'),
  'decide-award': text('裁定奖惩', 'Decide an award'),
};

/** A clause, or only its words. */
type Said = Clause | Text;

/** Lists and pages call an obligation by one name: the screens' own, the clause's title, its step, its words. */
export function titleOf({ noun, slot }: Pick<Obligation, 'noun' | 'slot'>, said: Said): Text {
  return TITLES[`${noun}/${slot}`] ?? TITLES[noun] ?? ('form' in said ? ownTitle(said, slot) : said);
}

/** A slot ends in whom or what it is about, where a clause owes it for each of many: `again/invitation:i1`. */
function ownTitle(clause: Clause, slot: string): Text {
  const [own = 'main'] = slot.split('/');
  if (clause.form === 'runbook') {
    const step = clause.steps.find(({ id }) => id === own);
    return step?.title ?? step?.text ?? clause.text;
  }
  if (clause.form !== 'duty') return clause.text;
  const owes = ([clause.owes].flat() as readonly Owes[]).find((one) => (one.slot ?? 'main') === own);
  return owes?.title ?? clause.text;
}
