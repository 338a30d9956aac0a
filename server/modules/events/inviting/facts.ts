import type { FactKind, Question } from '../../../../kernel/index.ts';
import { bool, code, int, onGuest, optional, text } from '../fields.ts';

export const inviteChannels = {
  visit: text('上门', 'home visit'),
  phone: text('电话', 'phone'),
  wechat: text('微信', 'WeChat'),
  shop: text('到店', 'in the shop'),
  email: text('邮件', 'e-mail'),
  message: text('短信', 'text message'),
};

/** How likely somebody is to come; never to buy. */
export const likelihoods = {
  sure: text('一定来', 'sure'),
  likely: text('多半来', 'likely'),
  unsure: text('说不准', 'unsure'),
};

export const answers = {
  yes: text('来', 'comes'),
  no: text('不来', 'does not come'),
  maybe: text('再说', 'undecided'),
};

/** 初次确认, then 敲定 once the stock-taking meeting is over and everything is ready. */
export const rounds = { first: text('初次确认', 'first'), again: text('敲定', 're-confirmed') };

export const withdrawals = {
  refused: text('顾客免打扰', 'contact refused'),
  complaint: text('有投诉未结', 'a complaint is open'),
  'adverse-effect': text('身体不适', 'adverse effect'),
  erased: text('资料已删除', 'erased'),
  'event-cancelled': text('活动取消', 'event cancelled'),
  declined: text('顾客不来', 'declined'),
  other: text('其他', 'other'),
};

export const invitingKinds: FactKind[] = [
  onGuest('invitation.made', '已邀约', 'invited', {
    channel: code('方式', 'channel', inviteChannels),
    warmed_up: bool('前期沟通到位', 'talked with enough before'),
    confident: bool('心里有底', 'confident they fit'),
    likelihood: code('到会把握', 'likelihood to come', likelihoods),
    again: optional(bool('再邀', 'asked before')),
    asked: optional(bool('顾客自己问起', 'the customer asked about it')),
  }),
  onGuest('invitation.missed', '邀约未接', 'invitation not answered', {
    channel: code('方式', 'channel', inviteChannels),
  }),
  onGuest('invitation.answered', '邀约答复', 'invitation answered', {
    answer: code('答复', 'answer', answers),
    companions: int('同来几人', 'companions'),
  }),
  onGuest('invitation.confirmed', '到会确认', 'coming confirmed', { round: code('哪一轮', 'round', rounds) }),
  onGuest('invitation.withdrawn', '邀约撤回', 'invitation withdrawn', {
    reason: code('原因', 'reason', withdrawals),
  }),
  onGuest('waiting.entered', '进候补', 'put on the waiting list'),
  onGuest('waiting.promoted', '候补转正', 'promoted from the waiting list'),
  onGuest('seat.released', '释放留座', 'held seat released'),
  onGuest('pass.issued', '发入场券', 'pass issued'),
  onGuest('pass.revoked', '收回入场券', 'pass revoked'),
  onGuest('invitation.noted', '家访记录', 'home visit noted', {
    agreed: optional(bool('顾客同意上门', 'the customer agreed to the visit')),
    agreed_to_expert: optional(bool('同意告诉讲师', 'agreed that the speaker knows')),
  }),
];

const ofInvitation = (name: string, to: string, zh: string, en: string): Question => ({
  name,
  of: 'invitation',
  gives: { type: 'ref', of: to, text: text(zh, en) },
});

export const invitingQuestions: Question[] = [
  {
    name: 'first_confirmed',
    of: 'event',
    gives: {
      type: { list: 'ref' },
      of: 'invitation',
      text: text('初次确认的邀约', 'invitations confirmed once'),
    },
  },
  { name: 'invited', of: 'event', gives: int('已邀约', 'invited') },
  { name: 'confirmed', of: 'event', gives: int('初次确认', 'confirmed') },
  { name: 'reconfirmed', of: 'event', gives: int('已敲定', 're-confirmed') },
  ofInvitation('customer', 'customer', '顾客', 'customer'),
  ofInvitation('inviter', 'member', '邀约人', 'inviter'),
  ofInvitation('event', 'event', '活动', 'event'),
];
