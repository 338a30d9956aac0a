import type { FactKind, FieldSpec, Question, Text } from '../../../kernel/index.ts';

const text = (zh: string, en: string): Text => ({ zh, en });
const codes = (zh: string, en: string, values: Record<string, Text>): FieldSpec => ({
  type: 'code',
  codes: values,
  text: text(zh, en),
});
const bool = (zh: string, en: string): FieldSpec => ({ type: 'bool', text: text(zh, en) });
const optional = (field: FieldSpec): FieldSpec => ({ ...field, optional: true });

const series = codes('谁的回访', 'series', {
  representative: text('满意代表', 'representative'),
  consultant: text('健康顾问', 'consultant'),
  other: text('其他', 'other'),
});
const channel = codes('方式', 'channel', {
  phone: text('电话', 'phone'),
  wechat: text('微信', 'WeChat'),
  visit: text('上门', 'home visit'),
  shop: text('到店', 'in the shop'),
});
const purpose = codes('用途', 'purpose', {
  selling: text('营销', 'selling'),
  service: text('服务', 'service'),
  safety: text('安全', 'safety'),
});

export const callResults = {
  satisfied: text('满意', 'satisfied'),
  question: text('有疑问', 'has questions'),
  complaint: text('有投诉', 'complaint'),
  effect: text('身体不适', 'feels unwell'),
  other: text('其他', 'other'),
};

const onCustomer = (kind: string, zh: string, en: string, data: Record<string, FieldSpec>): FactKind => ({
  kind,
  text: text(zh, en),
  subject: 'customer',
  // `also`: the other series' duty that the same contact serves
  refs: { obligation: 'obligation', also: 'obligation', file: 'file' },
  data,
});

const callBackMade = onCustomer('call-back.made', '已回访', 'call-back made', {
  series,
  channel,
  result: codes('结果', 'result', callResults),
  joint: optional(bool('代表与顾问一起', 'one contact serves both series')),
  reason: optional(
    codes('上门原因', 'why a home visit', {
      'home-asked': text('顾客要求', 'asked by the customer'),
      unwell: text('身体不适', 'unwell'),
      device: text('器械', 'device'),
      other: text('其他', 'other'),
    }),
  ),
  agreed: optional(bool('顾客同意上门', 'the customer agreed to the visit')),
});

export const followupKinds: FactKind[] = [
  callBackMade,
  onCustomer('call-back.missed', '回访未接', 'call not answered', { series, channel }),
  onCustomer('call-back.requested', '请顾问回访', 'call-back requested of the consultant', {
    day: { type: 'date', text: text('哪天前', 'by which day') },
  }),
  onCustomer('visit.made', '上门', 'visit made', {
    purpose,
    agreed: bool('顾客同意上门', 'the customer agreed'),
  }),
  onCustomer('adverse-effect.reported', '不良反应', 'adverse effect reported', {
    severity: codes('程度', 'severity', { mild: text('轻', 'mild'), serious: text('重', 'serious') }),
    batch: optional({ type: 'code', text: text('批号', 'batch') }),
  }),
  onCustomer('adverse-effect.followed-up', '不良反应已跟进', 'adverse effect followed up', {
    advice: codes('建议', 'advice', {
      'see-doctor': text('请看医生', 'see a doctor'),
      none: text('无', 'none'),
    }),
  }),
  {
    kind: 'call-back.reviewed',
    text: text('已查看当日回访', 'calls of the day reviewed'),
    subject: 'organisation',
    refs: { obligation: 'obligation' },
    data: {
      day: { type: 'date', text: text('哪天', 'day') },
      due: { type: 'int', text: text('应回访', 'due') },
      open: { type: 'int', text: text('未完成', 'open') },
    },
  },
];

const int = (zh: string, en: string): FieldSpec => ({ type: 'int', text: text(zh, en) });

export const followupQuestions: Question[] = [
  { name: 'call_backs_due_today', of: 'organisation', gives: int('今天到期的回访', 'call-backs due today') },
  { name: 'call_backs_open_today', of: 'organisation', gives: int('今天到期未完成', 'of those, still open') },
  {
    name: 'calls_without_visit',
    of: 'customer',
    gives: int('本轮未上门的回访次数', 'calls of the running series without a visit'),
  },
];
