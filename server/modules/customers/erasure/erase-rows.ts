import { sql } from 'kysely';
import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/**
 * Takes every personal word of one customer out of this module's tables. Rows that say only that and when something
 * happened stay, under the opaque id.
 */
export async function eraseRows(tx: Transaction, id: string): Promise<Text[]> {
  await dropAttachments(tx, id);
  await deleteRows(tx, id);
  await emptyPapers(tx, id);
  await emptyCustomer(tx, id);
  return ERASED;
}

const ERASED: Text[] = [
  {
    zh: '姓名、性别、出生、住址、电话、邮箱和接听习惯',
    en: 'Name, sex, birth, address, numbers, e-mail and wishes about calls',
  },
  { zh: '登记表和健康信息', en: 'Registration forms and health information' },
  { zh: '档案内容和每次回访的记录', en: 'What was written in files and after each call' },
  { zh: '授权凭证、家庭关系和更正记录', en: 'Papers that proved consent, household and corrections' },
];

const WHOLE = [
  'customer_phone',
  'customer_gram',
  'household_member',
  'own_page_code',
  'own_page_session',
  'customer_message',
  'customer_correction',
  'customer_lead',
] as const;

async function deleteRows(tx: Transaction, id: string): Promise<void> {
  for (const table of WHOLE)
    await tx.deleteFrom(table).where('org_id', '=', tx.org).where('customer_id', '=', id).execute();
  await sql`DELETE FROM household h WHERE h.org_id = ${tx.org} AND (
    SELECT count(*) FROM household_member m WHERE m.org_id = h.org_id AND m.household_id = h.id) < 2`.execute(
    tx,
  );
  await sql`DELETE FROM survey_health h USING survey s
    WHERE h.org_id = ${tx.org} AND s.org_id = h.org_id AND s.id = h.survey_id AND s.customer_id = ${id}`.execute(
    tx,
  );
  await sql`DELETE FROM file_entry e USING customer_file f
    WHERE e.org_id = ${tx.org} AND f.org_id = e.org_id AND f.id = e.file_id AND f.customer_id = ${id}`.execute(
    tx,
  );
}

async function emptyPapers(tx: Transaction, id: string): Promise<void> {
  const mine = { org: tx.org, id };
  await sql`UPDATE survey SET fields = '{}', signature = NULL WHERE org_id = ${mine.org} AND customer_id = ${mine.id}`.execute(
    tx,
  );
  await sql`UPDATE customer_file SET fields = '{}' WHERE org_id = ${mine.org} AND customer_id = ${mine.id}`.execute(
    tx,
  );
  await sql`UPDATE consent SET source_note = '', proof = NULL, withdrawn_at = coalesce(withdrawn_at, ${new Date(tx.clock.now())})
    WHERE org_id = ${mine.org} AND customer_id = ${mine.id}`.execute(tx);
  await sql`UPDATE opening SET reason = '', decision_reason = '', state = 'closed'
    WHERE org_id = ${mine.org} AND customer_id = ${mine.id}`.execute(tx);
  await sql`UPDATE ownership SET reason = '', to_at = coalesce(to_at, ${new Date(tx.clock.now())})
    WHERE org_id = ${mine.org} AND customer_id = ${mine.id}`.execute(tx);
  await sql`UPDATE allocation_row SET override_reason = '', reasons = '[]'
    WHERE org_id = ${mine.org} AND customer_id = ${mine.id}`.execute(tx);
}

async function emptyCustomer(tx: Transaction, id: string): Promise<void> {
  await tx
    .updateTable('customer')
    .set({
      name: '',
      pinyin: '',
      gender: 'unknown',
      birth_date: null,
      birth_lunar: false,
      region: '',
      district: '',
      area: '',
      address: '',
      email: '',
      email_bounced_at: null,
      call_windows: '[]',
      quiet_from: null,
      quiet_to: null,
      do_not_disturb: [],
      owner: null,
      introduced_by: null,
      status: 'erased',
      changed_at: new Date(tx.clock.now()),
    })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}

/** Overdue from now on: the platform throws the bytes away with the next sweep. */
async function dropAttachments(tx: Transaction, id: string): Promise<void> {
  await sql`UPDATE attachment a SET keep_until = ${new Date(tx.clock.now())} FROM consent c
    WHERE a.org_id = ${tx.org} AND c.org_id = a.org_id AND c.customer_id = ${id} AND c.proof = a.id`.execute(
    tx,
  );
  await sql`WITH gone AS (DELETE FROM survey_photo p USING survey s
      WHERE p.org_id = ${tx.org} AND s.org_id = p.org_id AND s.id = p.survey_id AND s.customer_id = ${id}
      RETURNING p.attachment_id)
    UPDATE attachment SET keep_until = ${new Date(tx.clock.now())} FROM gone
    WHERE org_id = ${tx.org} AND id = gone.attachment_id`.execute(tx);
}
