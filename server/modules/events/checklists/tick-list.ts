import type { z } from 'zod';
import type { tick } from '../../../../contract/checklists.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { loadEvent, loadGoing } from '../planning/event-row.ts';
import { lists } from './lists.ts';

/**
 * A list was looked through; what is not right is named. Looked through again, the last time counts.
 *
 * @throws Refusal `checklist.no-such-item`, RefusedAct
 */
export async function tickList(
  tx: Transaction,
  event: string,
  given: z.output<typeof tick>,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  // The site is cleared once it is over
  await (given.list === 'site' ? loadEvent : loadGoing)(tx, event);
  const { kind = 'checklist.ticked', items } = lists[given.list];
  const missing = [...new Set(given.missing)];
  if (!missing.every((one) => (items as readonly string[]).includes(one))) throw noSuchItem();
  const act: NewFact = {
    id: `ticked:${given.id}`,
    kind,
    subject: `event:${event}`,
    actor: by,
    source,
    data: kind === 'checklist.ticked' ? { list: given.list, missing } : { missing },
  };
  await expectAllowed(tx, act);
  await record(tx, act);
}

const noSuchItem = () =>
  new Refusal('checklist.no-such-item', 422, {
    zh: '清单上没有这一项',
    en: 'The list has no such item',
  });
