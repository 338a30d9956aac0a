import type { FactKind, FieldSpec } from '../../../../kernel/index.ts';
import { bool, code, codes, date, list, text } from '../fields.ts';
import { copyMeans, destinations } from '../survey/facts.ts';

const onFile = (
  kind: string,
  zh: string,
  en: string,
  data: Record<string, FieldSpec>,
  refs: Record<string, string> = {},
): FactKind => ({ kind, text: text(zh, en), subject: 'file', refs: { customer: 'customer', ...refs }, data });

const medium = codes('介质', 'medium', {
  paper: text('纸质', 'paper'),
  electronic: text('电子', 'electronic'),
});

/** Completing a file is about the customer: it starts their call-backs. */
const completed: FactKind = {
  kind: 'file.completed',
  text: text('建档', 'file completed'),
  subject: 'customer',
  refs: { file: 'file', event: 'event' },
  data: {
    outcome: codes('结果', 'outcome', { bought: text('已购', 'bought'), none: text('未购', 'did not buy') }),
    missing: { ...list('缺项', 'missing items', 'code'), optional: true },
    after_order: { ...bool('此前已下单', 'an order came first'), optional: true },
    selling: {
      ...codes('营销授权', 'consent to selling', {
        allowed: text('已授权', 'allowed'),
        refused: text('免打扰', 'refused'),
        unasked: text('未询问', 'not asked'),
      }),
      optional: true,
    },
    activity_day: { ...date('活动日', 'day of the activity'), optional: true },
  },
};

const openReasons = {
  'call-back': text('回访', 'call-back'),
  custody: text('保管', 'custody'),
  supervision: text('监督', 'supervision'),
  'customer-request': text('顾客要求', 'customer’s request'),
  safety: text('安全', 'safety'),
  emergency: text('紧急', 'emergency'),
  other: text('其他', 'other'),
};

/** 顾客档案: started, completed, handed in, lent, returned, opened, lost, rebuilt. */
export const custodyKinds: FactKind[] = [
  onFile(
    'file.started',
    '开始建档',
    'file started',
    {
      attended: bool('参加过活动', 'came to an activity'),
      survey: bool('有登记表', 'has a registration form'),
      form_version: code('表格版本', 'form version'),
    },
    { survey: 'survey', event: 'event' },
  ),
  completed,
  onFile('file.handed-in', '档案上交', 'file handed in', {
    to: codes('交给', 'to', {
      'sales-manager': text('销售经理', 'sales manager'),
      consultant: text('顾服主管', 'consultant'),
    }),
  }),
  onFile(
    'file.lent',
    '借出档案',
    'file lent',
    {
      purpose: codes('用途', 'purpose', {
        'call-back': text('回访', 'call-back'),
        other: text('其他', 'other'),
      }),
      medium,
    },
    { obligation: 'obligation' },
  ),
  onFile('file.returned', '归还档案', 'file returned', {
    call_back: bool('已回访', 'a call-back was made'),
    entry: bool('已记入档案', 'written on the file'),
    medium,
  }),
  onFile('loan.extended', '延期归还', 'loan extended', { until: date('至', 'until') }),
  onFile('file.opened', '查看档案', 'file opened', { reason: codes('原因', 'reason', openReasons) }),
  onFile('file.lost', '档案遗失或破损', 'file lost or damaged', {
    how: codes('情形', 'what happened', {
      lost: text('遗失', 'lost'),
      damaged: text('破损', 'damaged'),
      incomplete: text('缺少', 'incomplete'),
    }),
    fault: { ...bool('有过失', 'by fault'), optional: true },
  }),
  onFile('file.rebuilt', '补齐档案', 'file rebuilt', {}),
  onFile('file.exported', '复制档案', 'file copied', {
    means: codes('方式', 'means', { ...copyMeans, 'e-mail': text('外发', 'e-mail') }),
    to: codes('去向', 'where to', destinations),
  }),
];
