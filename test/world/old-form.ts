import type { Transaction } from '../../server/platform/database.ts';
import { GUESTS } from './guests.ts';

/** D-0231: 罗素华's registration form of last year, sealed with its health part since December. */
export async function makeSecret(tx: Transaction): Promise<void> {
  const customer_id = GUESTS.luoSuhua.id;
  const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
  await tx
    .insertInto('consent')
    .values({
      id: `${customer_id}.health`,
      customer_id,
      purpose: 'health',
      channel: 'all',
      source: 'survey-form',
      given_at: at('2025-12-01'),
      recorded_by: 'member:jiang-tao',
    })
    .execute();
  await tx
    .insertInto('survey')
    .values({
      id: OLD_FORM.id,
      number: OLD_FORM.number,
      version: 1,
      customer_id,
      state: 'sealed',
      paper: true,
      fields: JSON.stringify({ name: '罗素华', phone: GUESTS.luoSuhua.phone }),
      started_by: 'jiang-tao',
      started_at: at('2025-12-01'),
      told_at: at('2025-12-01'),
      filled_at: at('2025-12-01'),
      signed_by: 'jiang-tao',
      signed_at: at('2025-12-01'),
      signature: '蒋涛',
      handed_in_at: at('2025-12-01'),
      handed_in_by: 'jiang-tao',
      allocated_to: 'jiang-tao',
      allocated_at: at('2025-12-02'),
      sealed_at: at('2025-12-03'),
      sealed_by: 'ma-li',
      place: '封存柜二',
    })
    .execute();
  await tx
    .insertInto('survey_health')
    .values({
      survey_id: OLD_FORM.id,
      fields: JSON.stringify({ conditions: '高血压,服药' }),
      consent_id: `${customer_id}.health`,
    })
    .execute();
  await tx.insertInto('customer_number').values({ series: 'D', last: 240 }).execute();
}

export const OLD_FORM = { id: 'd-0231', number: 'D-0231' };
