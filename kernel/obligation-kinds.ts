import type { FactKind, FieldSpec, Text } from './fact.ts';
import { field, kind, optional, reason } from './kind.ts';
import { text } from './text.ts';

const aboutObligation: Record<string, FieldSpec> = {
  clause: field('条款', 'clause', 'code'),
  noun: field('应办', 'obligation', 'code'),
  slot: field('项', 'slot', 'code'),
  nth: field('第几次', 'nth', 'int'),
  holder: field('谁办', 'holder', 'ref', { of: 'any' }),
  purpose: field('用途', 'purpose', 'code'),
};

const onObligation = (
  name: string,
  says: Text,
  data: Record<string, FieldSpec> = aboutObligation,
): FactKind => kind(name, says, data, { obligation: 'obligation' });

/** What happens to an obligation, whatever the clauses say. */
export const obligationKinds: readonly FactKind[] = [
  onObligation('obligation.discharged', text('完成', 'discharged'), {
    ...aboutObligation,
    days_late: field('晚几天', 'days late', 'int'),
  }),
  onObligation('obligation.lapsed', text('逾期', 'lapsed')),
  // Its times by a newer table of holidays
  onObligation('obligation.redated', text('改期', 'given another day'), {
    ...aboutObligation,
    because: field('因为', 'because', 'code', {
      codes: { calendar: text('放假安排公布了', 'holidays were published') },
    }),
    version: field('放假安排第几版', 'version of the holidays', 'int'),
    opens: field('从何时起', 'opens', 'instant'),
    counts_from: field('何时起算数', 'counts from', 'instant'),
    target: field('最好在何时前', 'aim', 'instant', optional),
    due: field('到期', 'due', 'instant', optional),
  }),
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
