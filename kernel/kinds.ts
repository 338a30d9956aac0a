import type { FactKind, FieldSpec, FieldType, Text } from './fact.ts';
import { text } from './text.ts';
import { timeKinds } from './time-kinds.ts';

/** The kinds of fact the ledger itself records. Their subject is the subject of what they are about. */

const field = (zh: string, en: string, type: FieldType, more: Partial<FieldSpec> = {}): FieldSpec => ({
  type,
  text: text(zh, en),
  ...more,
});
const optional = { optional: true } as const;

const aboutObligation: Record<string, FieldSpec> = {
  clause: field('条款', 'clause', 'code'),
  noun: field('应办', 'obligation', 'code'),
  slot: field('项', 'slot', 'code'),
  nth: field('第几次', 'nth', 'int'),
  holder: field('谁办', 'holder', 'ref', { of: 'any' }),
  purpose: field('用途', 'purpose', 'code'),
};

const kind = (
  name: string,
  says: Text,
  data: Record<string, FieldSpec>,
  refs: Record<string, string> = {},
  subject = 'any',
): FactKind => ({ kind: name, text: says, subject, refs, data });

const onObligation = (
  name: string,
  says: Text,
  data: Record<string, FieldSpec> = aboutObligation,
): FactKind => kind(name, says, data, { obligation: 'obligation' });

const reason = field('理由', 'reason', 'text-code', optional);

const obligationKinds: readonly FactKind[] = [
  onObligation('obligation.discharged', text('完成', 'discharged'), {
    ...aboutObligation,
    days_late: field('晚几天', 'days late', 'int'),
  }),
  onObligation('obligation.lapsed', text('逾期', 'lapsed')),
  onObligation('obligation.waived', text('免做', 'waived'), { reason: field('理由', 'reason', 'text-code') }),
  onObligation('obligation.delegated', text('转交', 'delegated'), {
    to: field('交给', 'to', 'ref', { of: 'any' }),
    reason,
  }),
  onObligation('obligation.claimed', text('认领', 'claimed'), {
    until: field('到', 'until', 'instant', optional),
    released: field('放回', 'released', 'bool', optional),
  }),
  onObligation('lapse.seen', text('已知悉逾期', 'lapse seen'), {}),
  onObligation('promise.made', text('约定', 'promise made'), {
    due: field('何时', 'by when', 'instant'),
    noun: field('约定什么', 'what', 'code'),
    what: field('说明', 'in words', 'text-code', optional),
    // Arranged for somebody else; the one who makes it otherwise
    holder: field('谁办', 'holder', 'ref', { of: 'member', ...optional }),
  }),
  onObligation('promise.kept', text('兑现约定', 'promise kept'), {}),
];

const approvalRefs = { approval: 'approval', obligation: 'obligation' };
const approvalKinds: readonly FactKind[] = [
  // Carries the data of the act as well, so that bands are read off it
  kind(
    'approval.asked',
    text('请求批准', 'approval asked'),
    {
      clause: field('条款', 'clause', 'code'),
      act: field('要做的事', 'act', 'code'),
      reason,
    },
    approvalRefs,
  ),
  kind('approval.given', text('批准', 'approval given'), { reason }, approvalRefs),
  kind('approval.refused', text('不批准', 'approval refused'), { reason }, approvalRefs),
];

const awardRefs = { award: 'award', obligation: 'obligation' };
const awardKinds: readonly FactKind[] = [
  kind(
    'award.entered',
    text('奖惩入账', 'award entered'),
    {
      clause: field('条款', 'clause', 'code'),
      effect: field('形式', 'effect', 'code'),
      amount: field('数额', 'amount', 'int', optional),
    },
    awardRefs,
    'member',
  ),
  kind(
    'award.decided',
    text('裁定数额', 'award decided'),
    {
      amount: field('数额', 'amount', 'int'),
      reason: field('理由', 'reason', 'text-code'),
    },
    awardRefs,
    'member',
  ),
  kind('appeal.lodged', text('申诉', 'appeal lodged'), { reason }, awardRefs, 'member'),
  kind(
    'appeal.decided',
    text('申诉结果', 'appeal decided'),
    {
      outcome: field('结果', 'outcome', 'code', {
        codes: {
          upheld: text('维持', 'upheld'),
          reversed: text('撤销', 'reversed'),
          reduced: text('减轻', 'reduced'),
        },
      }),
      amount: field('改为', 'changed to', 'int', optional),
      reason,
    },
    { ...awardRefs, proposal: 'award' },
    'member',
  ),
];

const named: Record<string, FieldSpec> = { fact: field('哪一条事实', 'the fact', 'code') };

/** Built into the kernel: every vocabulary contains them. */
export const ledgerKinds: readonly FactKind[] = [
  ...obligationKinds,
  ...approvalKinds,
  ...awardKinds,
  kind('act.refused', text('被拒绝的操作', 'act refused'), {
    act: field('操作', 'act', 'code'),
    clauses: field('依据', 'clauses', { list: 'code' }),
    code: field('原因码', 'code', 'code'),
  }),
  kind('fact.corrected', text('更正', 'fact corrected'), {
    ...named,
    by: field('更正后的事实', 'the fact instead', 'code', optional),
  }),
  kind('fact.withdrawn', text('撤回', 'fact withdrawn'), { ...named, reason }),
  ...timeKinds,
];
