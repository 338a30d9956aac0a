import type { OwnPage } from '../../../../contract/own-page.ts';
import type { Transaction } from '../../../platform/database.ts';
import { looksAt } from '../../identity/index.ts';
import { agreementRows } from '../consent/agreement-rows.ts';
import { organisation } from '../organisation.ts';
import { personOf } from '../people.ts';
import { phonesOf } from '../person/reachable.ts';
import { timelineOf } from '../person/timeline.ts';
import { ownFiles, ownForms } from './own-papers.ts';

/** Everything the company holds about somebody, shown to themselves, with who looked at it. */
export async function ownPage(tx: Transaction, id: string): Promise<OwnPage> {
  const row = await tx
    .selectFrom('customer')
    .selectAll()
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { name: company } = await organisation(tx);
  const { consents, refusals } = await agreementRows(tx, id);
  const { timeline } = await timelineOf(tx, id);
  const person = await personOf(tx, [row.owner]);
  return {
    organisation: company,
    name: row.name,
    gender: row.gender,
    birth: row.birth_date ?? '',
    phones: ((await phonesOf(tx, [id])).get(id) ?? []).map(({ digits }) => digits),
    email: row.email,
    address: row.address,
    district: row.district,
    owner: person(row.owner)?.name ?? null,
    consents: consents.map(({ recordedBy: _by, proof: _proof, ...consent }) => consent),
    refusals: refusals.map(({ id: _id, ...refusal }) => refusal),
    files: await ownFiles(tx, id),
    forms: await ownForms(tx, id),
    looks: (await looksAt(tx, `customer:${id}`)).map(({ at, who, what }) => ({
      at: at.toISOString(),
      who,
      what,
    })),
    timeline: timeline.flatMap(({ what, at, says }) => (what === 'fact' && at ? [{ at, says }] : [])),
    corrections: await corrections(tx, id),
  };
}

async function corrections(tx: Transaction, id: string): Promise<OwnPage['corrections']> {
  const rows = await tx
    .selectFrom('customer_correction')
    .select(['field', 'before', 'after', 'corrected_at'])
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', id)
    .orderBy('corrected_at', 'desc')
    .execute();
  return rows.map(({ corrected_at, ...change }) => ({ ...change, at: corrected_at.toISOString() }));
}
