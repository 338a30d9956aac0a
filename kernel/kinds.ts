import type { FactKind, FieldSpec } from './fact.ts';
import { field, kind, optional, reason } from './kind.ts';
import { obligationKinds } from './obligation-kinds.ts';
import { text } from './text.ts';
import { timeKinds } from './time-kinds.ts';

/** The kinds of fact the ledger itself records. Their subject is the subject of what they are about. */

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
