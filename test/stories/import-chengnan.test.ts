import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../world/app.ts';
import { CHENGNAN, importsChengnan } from '../world/chengnan-list.ts';
import { everyGuest, TOTAL } from '../world/guests.ts';
import { putOnRecord } from '../world/put-on-record.ts';
import { smallCompany } from '../world/small-company.ts';

/** Monday 9 March, 09:10: 高琳 imports 城南社区登记.xlsx into a company of 1,240 customers. */

let house: TestApp;
const anhe = <R>(work: Parameters<TestApp['db']['inOrganisation']>[1]) =>
  house.db.inOrganisation('anhe', work) as Promise<R>;

beforeAll(async () => {
  house = await testApp({ now: '2026-03-09T09:10:00+08:00' });
  await smallCompany(house);
  await anhe((tx) => putOnRecord(tx, everyGuest(), 'member:gao-lin'));
  await anhe(importsChengnan);
}, 60_000);

const count = (what: ReturnType<typeof sql>) =>
  anhe<number>(async (tx) =>
    Number((await sql<{ n: string }>`SELECT count(*) AS n FROM ${what}`.execute(tx)).rows[0]?.n),
  );

describe('the list from the community office', () => {
  it('has the verdicts the week tells of', async () => {
    const { counts, look } = await anhe<{ counts: unknown; look: { headingLine: number } }>((tx) =>
      tx.selectFrom('import_list').select(['counts', 'look']).executeTakeFirstOrThrow(),
    );
    expect(counts).toEqual(CHENGNAN);
    expect(look.headingLine).toBe(3);
  });

  it('brings the company to 1,411 customers', async () => {
    expect(await count(sql`customer`)).toBe(TOTAL + CHENGNAN.new);
  });

  it('proposes 23 households and settles none', async () => {
    const proposed = sql`household_member JOIN customer ON id = customer_id WHERE import_id = 'chengnan' AND settled_at IS NULL`;
    expect(await count(proposed)).toBe(CHENGNAN.household);
  });

  it('leaves 40 without a consent', async () => {
    const silent = sql`customer c WHERE import_id = 'chengnan' AND NOT EXISTS (SELECT FROM consent k WHERE k.customer_id = c.id)`;
    expect(await count(silent)).toBe(CHENGNAN.uncallable);
  });
});
