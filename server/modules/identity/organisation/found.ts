import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { foundPosts } from './change-posts.ts';
import { expectRegion, expectZone } from './settings.ts';

export interface NewOrganisation {
  id: string;
  name: string;
  zone?: string;
  region?: string;
  customerWord?: string;
  fileMode?: 'paper' | 'electronic' | 'parallel';
  demo?: boolean;
}

/**
 * An organisation begins: its settings and its posts. The transaction is already in its name.
 *
 * @throws Refusal `organisation.taken`, `organisation.region`, `organisation.zone`
 */
export async function foundOrganisation(tx: Transaction, given: NewOrganisation): Promise<void> {
  const { zone = 'Asia/Shanghai', region = '000000' } = given;
  expectZone(zone);
  expectRegion(region);
  const inserted = await tx
    .insertInto('organisation')
    .values({
      org_id: tx.org,
      name: given.name,
      zone,
      region,
      customer_word: given.customerWord ?? '顾客',
      file_mode: given.fileMode ?? 'electronic',
      demo: given.demo ?? false,
      created_at: new Date(tx.clock.now()),
    })
    .onConflict((oc) => oc.column('org_id').doNothing())
    .returning('org_id')
    .executeTakeFirst();
  if (!inserted) throw taken(given.id);
  await foundPosts(tx);
}

const taken = (code: string) =>
  new Refusal('organisation.taken', 409, {
    zh: `公司代码「${code}」已被使用`,
    en: `The organisation code “${code}” is taken`,
  });
