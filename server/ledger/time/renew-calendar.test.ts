import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/world/database.ts';
import { derivedRows, small, smallHouse } from '../../../test/world/small-house.ts';
import { SettableClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { ensureCalendar, introduce, passTime, record, replay, why } from '../index.ts';

/** New Year 2027: the table ends with 2026 and calls Friday 1 January a workday, until the notice is published. */

let db: Database;
let newest = 1;
let org = 0;
const clock = new SettableClock('2026-12-28T10:00:00+08:00');
const here = <R>(work: Parameters<typeof db.inOrganisation<R>>[1]) => db.inOrganisation(`org-${org}`, work);
const pass = () => passTime(db, `org-${org}`);

beforeAll(async () => {
  introduce([small]);
  ({ db } = await testDatabase({ clock }));
  await ensureCalendar(db);
});
beforeEach(async () => {
  org++;
  clock.set('2026-12-28T10:00:00+08:00');
  await here(smallHouse);
  const clauses = [
    duty('W-02', { workdays: 2 }),
    duty('W-05', { workdays: 5 }),
    duty('W-90', { within: 'P3D' }),
    duty('W-R', { within: 'P0D', roll: 'next-workday' }, { repeat: { by: 'grid', every: 'P4D', times: 3 } }),
  ];
  await here((tx) =>
    tx
      .insertInto('clause_version')
      .values(
        clauses.map((body) => ({
          org_id: tx.org,
          clause: body.id,
          n: 1,
          pack: 'small',
          rank: 'pack',
          from_day: '2026-01-01',
          body: JSON.stringify(body),
          sha256: 'x',
        })),
      )
      .execute(),
  );
  await pass();
});
afterEach(async () => {
  const live = await here(derivedRows);
  await here(replay);
  expect(await here(derivedRows)).toEqual(live);
});

function duty(id: string, due: object, more: object = {}) {
  return {
    id,
    form: 'duty',
    strength: 'nag',
    text: { zh: '回访', en: 'call back' },
    on: 'file.completed',
    when: 'fact.data.outcome == "none"',
    owes: {
      obligation: `duty-${id}`,
      of: 'actor',
      due,
      metBy: {
        fact: 'call-back.made',
        where: `fact.data.series == "${id === 'W-R' ? 'representative' : 'consultant'}"`,
      },
      ...more,
    },
  };
}

/** The notice for 2027: 1 to 3 January off, Saturday 9 January worked; it also denies a day of 2026 that was certain. */
const published = (days: readonly [string, 'holiday' | 'make-up-workday'][] = NOTICE) =>
  db.asOwner(async (tx) => {
    const version = ++newest;
    await tx
      .insertInto('calendar_version')
      .values({
        calendar: 'CN',
        version,
        covers_from: '2004-01-01',
        covers_to: `${2026 + version}-01-01`,
        source: 'test',
      })
      .execute();
    await tx
      .insertInto('calendar_day')
      .values(days.map(([day, kind]) => ({ calendar: 'CN', version, day, kind, name: '元旦' })))
      .execute();
  });
const NOTICE: readonly [string, 'holiday' | 'make-up-workday'][] = [
  ['2026-12-30', 'holiday'],
  ['2027-01-01', 'holiday'],
  ['2027-01-02', 'holiday'],
  ['2027-01-03', 'holiday'],
  ['2027-01-09', 'make-up-workday'],
];

const completed = (id: string) =>
  here((tx) =>
    record(tx, {
      id,
      kind: 'file.completed',
      subject: 'customer:li',
      actor: 'member:wang',
      data: { outcome: 'none' },
    }),
  );
const made = () =>
  here((tx) =>
    record(tx, {
      kind: 'call-back.made',
      subject: 'customer:li',
      actor: 'member:wang',
      data: { series: 'representative' },
    }),
  );
/** By clause and number: the last day that counts. */
const days = () =>
  here(async (tx) => {
    const rows = await tx
      .selectFrom('obligation')
      .select(['id', 'clause', 'nth', 'due_at', 'state'])
      .where('clause', 'like', 'W-%')
      .where('state', '=', 'open')
      .orderBy('clause')
      .orderBy('nth')
      .execute();
    return Object.fromEntries(
      rows.map(({ clause, nth, due_at }) => [
        `${clause}.${nth}`,
        new Date((due_at?.getTime() ?? 0) - 1 + 8 * 3_600_000).toISOString().slice(0, 10),
      ]),
    );
  });
const redatings = () =>
  here((tx) =>
    tx
      .selectFrom('fact')
      .select(['id', 'data'])
      .where('kind', '=', 'obligation.redated')
      .orderBy('seq')
      .execute(),
  );

describe('a newer table of holidays', () => {
  it('moves what rested on days not published, keeps what was certain, once, with its reason', async () => {
    await completed('f1');
    await made();
    expect(await days()).toEqual({
      'W-02.1': '2026-12-30',
      'W-05.1': '2027-01-04',
      'W-90.1': '2026-12-31',
      'W-R.2': '2027-01-01',
    });
    await published();
    clock.set('2026-12-28T11:00:00+08:00');
    await pass();
    const after = {
      // Wednesday was certainly a workday: the newer table does not take that back
      'W-02.1': '2026-12-30',
      'W-05.1': '2027-01-05',
      'W-90.1': '2026-12-31',
      'W-R.2': '2027-01-04',
    };
    expect(await days()).toEqual(after);
    const moved = await redatings();
    expect(moved.map(({ data }) => data)).toMatchObject([
      { clause: 'W-05', because: 'calendar', version: newest, due: '2027-01-05T16:00:00.000Z' },
      { clause: 'W-R', because: 'calendar', version: newest, due: '2027-01-04T16:00:00.000Z' },
    ]);
    await pass();
    await Promise.all([pass(), pass()]);
    expect(await redatings()).toEqual(moved);
    expect(await days()).toEqual(after);
    const answer = await here(async (tx) => {
      const { id } = await tx
        .selectFrom('obligation')
        .select('id')
        .where('clause', '=', 'W-05')
        .executeTakeFirstOrThrow();
      return why(tx, id, null);
    });
    expect(answer.facts.map(({ role, kindText }) => [role, kindText.zh])).toEqual([
      ['opened', '建档'],
      ['redated', '改期'],
    ]);
    expect(answer.due.zh).toBe('2027年1月5日 周二 24:00 前');
  });

  it('is what comes afterwards is counted by, whole', async () => {
    const { org_id } = await here((tx) =>
      tx.selectFrom('organisation').select('org_id').executeTakeFirstOrThrow(),
    );
    expect(org_id).toBe(`org-${org}`);
    await completed('f1');
    // By the newer table Wednesday 30 December is off
    expect(await days()).toMatchObject({ 'W-02.1': '2026-12-31', 'W-05.1': '2027-01-06' });
    expect(await redatings()).toEqual([]);
  });

  it('is taken once each time a table comes; what is late stays late', async () => {
    await completed('f1');
    clock.set('2027-01-01T09:00:00+08:00');
    await pass();
    await published([...NOTICE, ['2028-01-03', 'holiday']]);
    await pass();
    expect(await redatings()).toEqual([]);
    const renewed = await here((tx) =>
      tx.selectFrom('fact').select('data').where('kind', '=', 'calendar.renewed').execute(),
    );
    expect(renewed).toEqual([{ data: { version: newest } }]);
    expect((await days())['W-02.1']).toBe('2026-12-31');
  });
});
