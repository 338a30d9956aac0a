import type { FactKind, FieldSpec, Text } from '../../../kernel/index.ts';

const text = (zh: string, en: string): Text => ({ zh, en });
const bool = (zh: string, en: string): FieldSpec => ({ type: 'bool', text: text(zh, en) });
const code = (zh: string, en: string, codes: Record<string, Text>): FieldSpec => ({
  type: 'code',
  text: text(zh, en),
  codes,
});
const optional = (spec: FieldSpec): FieldSpec => ({ ...spec, optional: true });

export const ticketTypes = {
  complaint: text('投诉', 'complaint'),
  repair: text('报修', 'repair'),
  'paid-service': text('有偿服务', 'paid service'),
  enquiry: text('咨询', 'enquiry'),
};
export const matters = {
  quality: text('商品质量', 'quality'),
  'expired-food': text('变质或过期食品', 'spoiled or expired food'),
  'food-poisoning': text('食品中毒', 'food poisoning'),
  safety: text('安全', 'safety'),
  building: text('建筑设施', 'building'),
  injury: text('顾客受伤', 'customer hurt'),
  'return-dispute': text('退换货争执', 'dispute on a return'),
  service: text('服务', 'service'),
  other: text('其他', 'other'),
};
const channels = {
  phone: text('来电', 'phone'),
  visit: text('来访', 'in person'),
  message: text('消息', 'message'),
};
export const waitsFor = {
  part: text('等配件', 'a part'),
  customer: text('等顾客', 'the customer'),
};
export const copies = {
  finance: text('财务联', 'finance'),
  department: text('相关部门联', 'department'),
  archive: text('存档联', 'archive'),
};

const type = code('类型', 'type', ticketTypes);

const onTicket = (
  kind: string,
  zh: string,
  en: string,
  data: FactKind['data'] = {},
  refs: Record<string, string> = {},
): FactKind => ({
  kind,
  text: text(zh, en),
  subject: 'ticket',
  refs: { customer: 'customer', ...refs },
  data,
});

export const ticketKinds: FactKind[] = [
  onTicket(
    'ticket.received',
    '受理',
    'ticket received',
    {
      ticket_type: type,
      matter: code('事由', 'matter', matters),
      channel: code('来源', 'how it came', channels),
      value: optional({ type: 'fen', text: text('商品价值', 'value of the goods') }),
      against_supervisor: bool('投诉主管级以上', 'about a supervisor or above'),
      unresolved: bool('下属未能解决', 'could not be settled below'),
      insists: bool('坚持由总经理处理', 'insists on the general manager'),
    },
    { order: 'order', against: 'member' },
  ),
  onTicket('ticket.answered', '答复', 'ticket answered', {
    visit: optional({ type: 'instant', text: text('约定上门', 'visit agreed for') }),
  }),
  onTicket(
    'ticket.dispatched',
    '派工',
    'ticket dispatched',
    { notice: bool('带通知单', 'carries the notice') },
    { to: 'member' },
  ),
  onTicket('ticket.paused', '暂停等候', 'ticket waiting', { for: code('等什么', 'waits for', waitsFor) }),
  onTicket('ticket.resumed', '恢复处理', 'ticket taken up again'),
  onTicket('ticket.completed', '处理完毕', 'work done', {
    ticket_type: type,
    signed: bool('顾客已签字', 'signed by the customer'),
  }),
  onTicket('ticket.fed-back', '结果已告知顾客', 'outcome told to the customer'),
  onTicket('ticket.verified', '工单回访', 'ticket called back', {
    ticket_type: type,
    satisfied: bool('满意', 'satisfied'),
  }),
  onTicket('ticket.closed', '办结', 'ticket closed', {
    ticket_type: type,
    called_back: bool('已回访', 'called back'),
  }),
  onTicket('ticket.reopened', '重开', 'ticket reopened', { ticket_type: type }),
  onTicket('ticket.handed-over', '工单移交', 'ticket handed over', {}, { shift: 'shift', to: 'member' }),
  onTicket('ticket.taken-over', '工单接收', 'ticket taken over', {}, { shift: 'shift' }),
  onTicket('notice.issued', '开服务通知单', 'service notice issued'),
  onTicket('notice.delivered', '通知单送达', 'copy of the notice delivered', {
    to: code('哪一联', 'which copy', copies),
  }),
];
