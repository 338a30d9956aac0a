import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportPage, ImportRow } from '../../contract/customer-import.ts';
import type { CustomerRow } from '../../contract/customers.ts';
import { CHENGNAN } from '../world/chengnan-list.ts';
import { TOTAL } from '../world/guests.ts';
import { type AskedWeek, askedWeek } from '../world/week-asked.ts';

/** Monday 9 March, 09:10: 高琳 has imported 城南社区登记.xlsx into a company of 1,240 customers. */

let week: AskedWeek;
beforeAll(async () => {
  week = await askedWeek('2026-03-09T09:11');
}, 120_000);

const page = () => week.get<ImportPage>('gao-lin', '/api/imports/chengnan');
const rows = async (filter: string) =>
  (await week.get<{ rows: ImportRow[] }>('gao-lin', `/api/imports/chengnan/rows?filter=${filter}&limit=500`))
    .rows;
interface List {
  rows: CustomerRow[];
  total: number;
}
const customers = (filter: object) =>
  week.get<List>('zhao-lei', `/api/customers?filter=${encodeURIComponent(JSON.stringify(filter))}`);

describe('the list from the community office', () => {
  it('has the verdicts the week tells of', async () => {
    const { counts, look, state } = await page();
    expect(state).toBe('written');
    expect(counts).toEqual(CHENGNAN);
    expect(look.headingLine).toBe(3);
  });

  it('brings the company to 1,411 customers', async () => {
    expect((await page()).customers).toBe(TOTAL + CHENGNAN.new);
    expect((await customers({})).total).toBe(1411);
  });

  it('proposes 23 households and settles none: not one of them is a duplicate', async () => {
    const proposed = await rows('household');
    expect(proposed).toHaveLength(CHENGNAN.household);
    expect(new Set(proposed.map(({ verdict }) => verdict))).toEqual(new Set(['new']));
    const unsettled = await week.here((tx) =>
      tx
        .selectFrom('household_member')
        .innerJoin('customer', 'customer.id', 'household_member.customer_id')
        .select('customer.id')
        .where('import_id', '=', 'chengnan')
        .where('settled_at', 'is', null)
        .execute(),
    );
    expect(unsettled).toHaveLength(CHENGNAN.household);
  });

  it('leaves 40 whom nobody may call', async () => {
    expect(await rows('uncallable')).toHaveLength(CHENGNAN.uncallable);
    expect((await customers({ callable: false, addedDays: 1 })).total).toBe(CHENGNAN.uncallable);
    expect((await customers({ callable: true, addedDays: 1 })).total).toBe(
      CHENGNAN.new - CHENGNAN.uncallable,
    );
  });

  it('can be undone until somebody has worked one of its rows', async () => {
    expect((await page()).undo).toMatchObject({ possible: true, says: null });
    const [one] = (await customers({ addedDays: 1 })).rows;
    const given = { id: 'mine-now', owner: 'wu-dan', reason: '城南片区' };
    const { status } = await (await week.as('zhao-lei')).ask(
      'POST',
      `/api/customers/${one?.id}/owner`,
      given,
    );
    expect(status).toBeLessThan(300);
    const { undo } = await page();
    expect(undo.says?.zh).toMatch(/1/);
  });
});
