import type { FieldType, Question } from './fact.ts';
import { text } from './text.ts';

const about = (name: string, type: FieldType, zh: string, en: string, of?: string): Question => ({
  name,
  of: 'approval',
  gives: { type, text: text(zh, en), ...(of && { of }) },
});

/**
 * What an act that presents an approval (`refs.approval`) is checked against. Whoever keeps approvals answers: from
 * the finding `granted` and from how often acts presented it since. Without answers every such act is asked anew.
 */
export const approvalQuestions: readonly Question[] = [
  about('state', 'code', '批准状态', 'state of the approval'),
  about('clause', 'code', '依据条款', 'clause it was given by'),
  about('asker', 'ref', '申请人', 'who asked', 'member'),
  about('subject', 'ref', '对象', 'what it is for', 'any'),
  about('uses', 'int', '已用次数', 'times used'),
  about('until', 'instant', '有效至', 'valid until'),
];
