import type { FactKind, FieldSpec } from '../../../../kernel/index.ts';
import { bool, code, codes, int, list, text } from '../fields.ts';

const onSurvey = (kind: string, zh: string, en: string, data: Record<string, FieldSpec>): FactKind => ({
  kind,
  text: text(zh, en),
  subject: 'survey',
  refs: { customer: 'customer', approval: 'approval' },
  data,
});

const missing = list('缺项', 'missing items', 'code');
const signed = bool('已签名', 'signed');
const proxy = bool('代填', 'filled by proxy');
const confirmed = bool('顾客已确认', 'confirmed by the customer');

export const copyMeans = {
  copy: text('复印', 'photocopy'),
  print: text('打印', 'print'),
  export: text('导出', 'export'),
  photo: text('拍照', 'photograph'),
};
export const destinations = {
  inside: text('公司内', 'inside'),
  outside: text('公司外', 'outside'),
  customer: text('顾客本人', 'the customer'),
};

/** 顾客登记表: started, filled, confirmed, handed in, sealed, opened. Allocation is `owner.assigned`. */
export const surveyKinds: FactKind[] = [
  onSurvey('survey.started', '开始登记', 'registration form started', {
    first: bool('首次登记', 'first form of this customer'),
    form_version: code('表格版本', 'form version'),
    disclosed: bool('已说明公司与用途', 'company and purpose were told first'),
  }),
  onSurvey('survey.completed', '登记表填好', 'registration form filled', {
    items: int('项数', 'items'),
    filled: int('已填', 'filled'),
    missing,
    proxy,
    confirmed,
    signed,
    health: codes('健康部分', 'health part', {
      given: text('已授权填写', 'given'),
      declined: text('不愿填', 'declined'),
      'not-asked': text('未询问', 'not asked'),
    }),
  }),
  onSurvey('survey.photographed', '登记表拍照留存', 'paper form photographed', {
    photos: int('张数', 'pictures'),
  }),
  onSurvey('survey.confirmed', '顾客确认代填', 'proxy entries confirmed', {}),
  onSurvey('survey.handed-in', '登记表上交', 'registration form handed in', {
    missing,
    signed,
    proxy,
    confirmed,
  }),
  onSurvey('survey.sealed', '登记表封存', 'registration form sealed', {
    place: { ...code('柜号', 'place'), optional: true },
  }),
  onSurvey('survey.opened', '查看封存登记表', 'sealed form opened', {
    reason: codes('原因', 'reason', {
      service: text('服务', 'service'),
      safety: text('安全', 'safety'),
      emergency: text('紧急', 'emergency'),
      supervision: text('监督', 'supervision'),
      'customer-request': text('顾客要求', 'customer’s request'),
      other: text('其他', 'other'),
    }),
  }),
  onSurvey('survey.exported', '复制登记表', 'registration form copied', {
    means: codes('方式', 'means', copyMeans),
    to: codes('去向', 'where to', destinations),
  }),
];
