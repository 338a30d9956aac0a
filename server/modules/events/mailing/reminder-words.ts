import type { Zone } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { sayHour } from '../forwarding/say-hour.ts';
import type { EventRow } from '../planning/event-row.ts';

export const subjectOf = ({ name, starts_at }: EventRow, zone: Zone): string =>
  `提醒:${name} ${sayHour(zone, starts_at)}`;

/** What is proposed. Who sends it and how to hear no more of it stand in it (LAW.CC-08): a letter answers itself. */
export async function reminderWords(tx: Transaction, event: EventRow, zone: Zone): Promise<string> {
  const { name: company } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const where = [event.hall, event.address].filter(Boolean).join(',');
  return [
    `${event.sells}。`,
    `提醒您:${event.name} ${sayHour(zone, event.starts_at)},${where}。`,
    '带好券号,路上慢一点;有变化请在请柬里告诉我们。',
    `——${company}。不想再收到,在请柬里点「免打扰」即退订。`,
  ].join('\n');
}
