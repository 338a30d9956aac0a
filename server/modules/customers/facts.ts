import type { FactKind, FieldSpec } from '../../../kernel/index.ts';
import { custodyKinds } from './custody/facts.ts';
import { bool, code, codes, int, list, ref, text } from './fields.ts';
import { importKinds } from './import/facts.ts';
import { surveyKinds } from './survey/facts.ts';

export const purposes = {
  selling: text('营销', 'selling'),
  service: text('服务', 'service'),
  safety: text('安全', 'safety'),
  health: text('健康信息', 'health information'),
  photo: text('拍照', 'photographs'),
};
export const channels = {
  phone: text('电话', 'phone'),
  message: text('短信、邮件', 'text message or e-mail'),
  wechat: text('微信', 'WeChat'),
  visit: text('上门', 'home visit'),
  all: text('所有方式', 'every way'),
};
const { safety: _safety, health: _health, photo: _photo, ...refusable } = purposes;
const { health: _h, photo: _p, ...contactPurposes } = purposes;
const { all: _all, ...oneChannel } = channels;
const consentPurposes = {
  selling: purposes.selling,
  service: purposes.service,
  health: purposes.health,
  photo: purposes.photo,
};

const consentData = {
  purpose: codes('用途', 'purpose', consentPurposes),
  channel: codes('方式', 'channel', channels),
} satisfies Record<string, FieldSpec>;

const consentSources = {
  form: text('登记表', 'registration form'),
  spoken: text('口头', 'spoken'),
  'own-page': text('本人页', 'own page'),
  import: text('导入', 'import'),
  event: text('活动', 'event'),
};

const customerKinds: FactKind[] = [
  {
    kind: 'area.given',
    text: text('分给片区', 'areas given'),
    subject: 'member',
    data: { areas: int('片区数', 'how many areas') },
  },
  {
    kind: 'customer.added',
    text: text('新增顾客', 'customer added'),
    subject: 'customer',
    data: {
      source: code('来源', 'where from'),
      owner: { ...ref('负责人', 'owner', 'member'), optional: true },
    },
  },
  {
    kind: 'customer.corrected',
    text: text('更正资料', 'particulars corrected'),
    subject: 'customer',
    data: { fields: list('更正的栏', 'fields corrected', 'code') },
  },
  {
    kind: 'customer.merged',
    text: text('合并重复顾客', 'duplicate merged'),
    subject: 'customer',
    refs: { merged: 'customer' },
    data: {},
  },
  {
    kind: 'customer.erased',
    text: text('删除个人信息', 'personal data erased'),
    subject: 'customer',
    data: { kept: list('依法保留', 'kept because of law', 'code') },
  },
  {
    kind: 'customer.tiered',
    text: text('分级', 'classed'),
    subject: 'customer',
    data: { tier: code('级别', 'tier') },
  },
  {
    kind: 'customer.exported',
    text: text('导出名单', 'list exported'),
    subject: 'organisation',
    refs: { approval: 'approval' },
    data: {
      what: codes('内容', 'what', {
        customers: text('顾客', 'customers'),
        files: text('档案', 'files'),
        surveys: text('登记表', 'registration forms'),
        buyers: text('已购顾客', 'buyers'),
      }),
      rows: int('行数', 'rows'),
      to: codes('去向', 'where to', { inside: text('公司内', 'inside'), outside: text('公司外', 'outside') }),
    },
  },
  {
    kind: 'owner.assigned',
    text: text('确定负责人', 'owner assigned'),
    subject: 'customer',
    refs: { survey: 'survey' },
    data: {
      owner: ref('负责人', 'owner', 'member'),
      rule: codes('依据', 'rule', {
        collector: text('谁登记归谁', 'the collector'),
        area: text('就近', 'by area'),
        'new-member': text('留给新员工', 'share for new members'),
        proposal: text('按工作量', 'by workload'),
        discretion: text('经理裁量', 'the manager decides'),
        handover: text('离职交接', 'handed over on leaving'),
      }),
      proposed: { ...ref('建议的负责人', 'owner proposed', 'member'), optional: true },
      reason: { type: 'text-code', optional: true, text: text('理由', 'reason') },
    },
  },
];

const consentKinds: FactKind[] = [
  {
    kind: 'consent.given',
    text: text('给予授权', 'consent given'),
    subject: 'customer',
    data: {
      ...consentData,
      source: codes('来源', 'source', consentSources),
      proof: { type: 'text-code', optional: true, text: text('凭证', 'proof') },
    },
  },
  {
    kind: 'consent.withdrawn',
    text: text('撤回授权', 'consent withdrawn'),
    subject: 'customer',
    data: consentData,
  },
  {
    kind: 'selling.resumed',
    text: text('恢复营销', 'selling resumed'),
    subject: 'customer',
    data: {},
  },
  {
    kind: 'contact.refused',
    text: text('免打扰', 'contact refused'),
    subject: 'customer',
    data: { purpose: codes('用途', 'purpose', refusable), channel: consentData.channel },
  },
  {
    kind: 'contact.made',
    text: text('联系顾客', 'contact made'),
    subject: 'customer',
    refs: { obligation: 'obligation' },
    data: {
      purpose: codes('用途', 'purpose', contactPurposes),
      channel: codes('方式', 'channel', { ...oneChannel, shop: text('到店', 'in the shop') }),
      direction: codes('方向', 'direction', { out: text('打出', 'outgoing'), in: text('来电', 'incoming') }),
      answered: bool('接通', 'answered'),
      asked: { ...bool('顾客要求', 'the customer asked for it'), optional: true },
      emergency: { ...bool('紧急', 'emergency'), optional: true },
    },
  },
];

export const customersKinds: FactKind[] = [
  ...customerKinds,
  ...consentKinds,
  ...surveyKinds,
  ...custodyKinds,
  ...importKinds,
];
