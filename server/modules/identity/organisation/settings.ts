import type { z } from 'zod';
import { customerWords, type organisation, type organisationChange } from '../../../../contract/identity.ts';
import type { EpochDay, Ref } from '../../../../kernel/index.ts';
import { epochDay, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';

export type Organisation = z.infer<typeof organisation>;

export async function organisationSettings(tx: Transaction): Promise<Organisation> {
  const row = await tx
    .selectFrom('organisation')
    .selectAll()
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  return {
    id: row.org_id,
    name: row.name,
    zone: row.zone,
    region: row.region,
    customerWord: row.customer_word as Organisation['customerWord'],
    fileMode: row.file_mode as Organisation['fileMode'],
  };
}

export const customerWordText = (word: string): { zh: string; en: string } => ({
  zh: word,
  en: customerWords[word as keyof typeof customerWords] ?? 'customer',
});

/** @throws Refusal `organisation.zone`, `organisation.region` */
export async function changeOrganisation(
  tx: Transaction,
  change: z.infer<typeof organisationChange>,
  by: Ref,
): Promise<void> {
  if (change.zone !== undefined) expectZone(change.zone);
  if (change.region !== undefined) expectRegion(change.region);
  const before = await organisationSettings(tx);
  const names = (Object.keys(change) as (keyof typeof change)[]).filter(
    (name) => change[name] !== undefined && change[name] !== before[name],
  );
  if (names.length === 0) return;
  await tx
    .updateTable('organisation')
    .set({
      name: change.name,
      zone: change.zone,
      region: change.region,
      customer_word: change.customerWord,
      file_mode: change.fileMode,
    })
    .where('org_id', '=', tx.org)
    .execute();
  const subject = `organisation:${tx.org}`;
  await record(tx, { kind: 'organisation.changed', subject, actor: by, data: { changed: names } });
}

/** @throws Refusal `organisation.zone` */
export function expectZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new Refusal(
      'organisation.zone',
      422,
      { zh: `没有「${zone}」这个时区`, en: `There is no time zone called “${zone}”` },
      { mend: { zh: '例如 Asia/Shanghai', en: 'For example Asia/Shanghai' } },
    );
  }
}

/** Provinces of GB/T 2260 by their first two digits; 000000 is the whole country. */
const PROVINCES = new Set(
  '00 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);

/** @throws Refusal `organisation.region` */
export function expectRegion(region: string): void {
  if (PROVINCES.has(region.slice(0, 2))) return;
  throw new Refusal(
    'organisation.region',
    422,
    { zh: `没有 ${region} 这个行政区划代码`, en: `${region} is no region code of GB/T 2260` },
    { mend: { zh: '六位数字,如雁江区 512002', en: 'Six digits, such as 512002 for Yanjiang' } },
  );
}

/** The organisation's day at this moment. */
export async function today(tx: Transaction): Promise<EpochDay> {
  const { zone } = await organisationSettings(tx);
  return epochDay(dayIn(zone, tx.clock.now()));
}

/** Swedish writes dates the ISO way. */
export const dayIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at));
