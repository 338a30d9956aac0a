import type { z } from 'zod';
import type { filing } from '../../../../contract/events.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { loadGoing } from './event-row.ts';

const PARTS = {
  plan: { zh: '活动方案', en: 'the plan' },
  qualifications: { zh: '产品资质', en: 'product qualifications' },
  materials: { zh: '宣传资料', en: 'promotional material' },
  pledge: { zh: '诚信承诺书', en: 'the integrity pledge' },
} as const;

/**
 * 备案: filed with the authority, whole. Without it people may be invited and the doors stay shut.
 *
 * @throws Refusal `event.not-filed-whole`: names the papers that are missing
 */
export async function fileEvent(
  tx: Transaction,
  event: string,
  given: z.output<typeof filing>,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<void> {
  await loadGoing(tx, event);
  const missing = Object.entries(PARTS).filter(([part]) => !given[part as keyof typeof PARTS]);
  if (missing.length > 0) throw notWhole(missing.map(([, says]) => says));
  const { plan, qualifications, materials, pledge, reference } = given;
  const filed = await tx
    .insertInto('event_filing')
    .values({
      event_id: event,
      filed_at: new Date(tx.clock.now()),
      filed_by: by,
      reference,
      plan,
      qualification: qualifications,
      material: materials,
      pledge,
    })
    .onConflict((on) => on.columns(['org_id', 'event_id']).doNothing())
    .returning('event_id')
    .executeTakeFirst();
  if (!filed) return;
  await record(tx, {
    id: `filed:${event}`,
    kind: 'event.filed',
    subject: `event:${event}`,
    actor: by,
    source,
    data: { plan, qualifications, materials, pledge },
  });
}

const notWhole = (missing: readonly { zh: string; en: string }[]) =>
  new Refusal(
    'event.not-filed-whole',
    422,
    {
      zh: `备案材料不齐,还差:${missing.map(({ zh }) => zh).join('、')}`,
      en: `The filing is not complete; missing: ${missing.map(({ en }) => en).join(', ')}`,
    },
    { mend: { zh: '备齐以后再报', en: 'File it once everything is there' } },
  );
