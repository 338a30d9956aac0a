import type { z } from 'zod';
import type { progress, published } from '../../../../contract/events.ts';
import type { Ref, Text } from '../../../../kernel/index.ts';
import { type NewFact, record, zoneHere } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { expectAllowed } from '../../customers/index.ts';
import { shortOf } from './count-material.ts';
import { loadGoing } from './event-row.ts';
import { materials } from './facts.ts';

const NEEDED = ['host', 'lecturer', 'greeter', 'sign-in', 'usher'] as const;

/** The plan is made known to everybody who works at it; the clauses may object to what is missing. */
export async function publishEvent(
  tx: Transaction,
  event: string,
  given: z.output<typeof published>,
  by: Ref,
): Promise<void> {
  const row = await loadGoing(tx, event);
  const filled = await tx
    .selectFrom('event_post')
    .select('post')
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .execute();
  const act: NewFact = {
    id: `event-published:${event}`,
    kind: 'event.published',
    subject: `event:${event}`,
    actor: by,
    data: {
      type: row.type,
      own_script: given.ownScript,
      roles_missing: NEEDED.filter((post) => !filled.some((one) => one.post === post)),
      compliance_reviewed: given.complianceReviewed,
    },
  };
  await expectAllowed(tx, act);
  await tx
    .updateTable('event')
    .set({ published_at: new Date(tx.clock.now()) })
    .where('org_id', '=', tx.org)
    .where('id', '=', event)
    .execute();
  await record(tx, act);
}

/** The day's progress, as text for the chat group: what is there and what is not, no guest in it (S000.8-08). */
export async function publishProgress(
  tx: Transaction,
  event: string,
  by: Ref,
  source: NewFact['source'] = 'web',
): Promise<z.infer<typeof progress>> {
  const row = await loadGoing(tx, event);
  const lines = await tx
    .selectFrom('event_material')
    .select(['item', 'have', 'wanted'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .orderBy('item')
    .execute();
  const short = await shortOf(tx, event);
  const zone = await zoneHere(tx);
  const missing = short.map(({ item }) => item);
  await record(tx, {
    // Sent twice it is one; published again after more has come in, it is another of the same day
    id: ['progress', event, zone.dayOf(tx.clock.now()), ...missing].join(':'),
    kind: 'progress.published',
    subject: `event:${event}`,
    actor: by,
    source,
    data: { ready: short.length === 0, missing },
  });
  const said = lines.map(({ item, have, wanted }) => {
    const { zh } = materials[item as keyof typeof materials] as Text;
    return have >= wanted ? `✓ ${zh} ${have}/${wanted}` : `✗ ${zh} ${have}/${wanted},差 ${wanted - have}`;
  });
  return { ready: short.length === 0, text: [`【${row.name}】筹备进度`, ...said].join('\n') };
}
