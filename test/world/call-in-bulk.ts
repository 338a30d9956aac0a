import type { Transaction } from '../../server/platform/database.ts';
import { insertRows } from '../../server/platform/insert-rows.ts';
import type { Guest } from './guests.ts';
import { recordAll } from './record-all.ts';

export interface PastCall {
  guest: Guest;
  by: string;
  series: 'representative' | 'consultant';
  purpose: 'service' | 'selling';
  said: string;
}

/** Calls of weeks ago, many at a time, each at its own minute: what was said, the contact, the call-back it was. */
export async function callInBulk(tx: Transaction, calls: readonly PastCall[], label: string): Promise<void> {
  const from = tx.clock.now() - calls.length * SPACING;
  const at = (i: number): number => from + i * SPACING;
  const id = ({ guest }: PastCall): string => `past.${label}.${guest.id}`;
  await insertRows(
    tx,
    'call_back',
    calls.map((call, i) => ({
      org_id: tx.org,
      id: id(call),
      customer_id: call.guest.id,
      made_by: call.by,
      made_at: new Date(at(i)),
      started_at: new Date(at(i)),
      seconds: 150,
      series: call.series,
      channel: 'phone',
      result: 'satisfied',
      customer_said: call.said,
      i_said: '按包装上的说明用',
      sheet: {},
      attachments: [],
      recorded_at: new Date(at(i)),
      answer: {},
    })),
  );
  await recordAll(
    tx,
    calls.flatMap((call, i) => {
      const about = {
        at: at(i),
        subject: `customer:${call.guest.id}`,
        actor: `member:${call.by}`,
        source: 'demo' as const,
      };
      const contact = { purpose: call.purpose, channel: 'phone', direction: 'out', answered: true };
      const made = { series: call.series, channel: 'phone', result: 'satisfied' };
      return [
        { ...about, id: `contact:${id(call)}`, kind: 'contact.made', data: contact },
        { ...about, id: `call-back:${id(call)}`, kind: 'call-back.made', data: made },
      ];
    }),
  );
}

const SPACING = 4 * 60_000;
