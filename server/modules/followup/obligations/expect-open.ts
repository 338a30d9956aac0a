import { Refusal } from '../../../platform/refusal.ts';
import type { Owed } from '../today/open-obligations.ts';

/** @throws Refusal `followup.already-ended`, saying how it ended */
export function expectOpen(one: Owed): void {
  if (one.state === 'open') return;
  const how = {
    discharged: { zh: '这项已经完成', en: 'This is done already' },
    superseded: { zh: '这项已取消', en: 'This was cancelled meanwhile' },
    waived: { zh: '这项已免做', en: 'This was waived meanwhile' },
  }[one.state];
  throw new Refusal('followup.already-ended', 409, how, {
    details: { obligation: one.id, state: one.state, endedBy: one.endedBy },
  });
}
