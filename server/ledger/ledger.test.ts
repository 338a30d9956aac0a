import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/world/database.ts';
import { derivedRows, owners, small, smallHouse } from '../../test/world/small-house.ts';
import { SettableClock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import {
  confirmClock,
  ensureCalendar,
  introduce,
  lastOpened,
  passTime,
  passTimeEverywhere,
  record,
  replay,
  why,
} from './index.ts';
import { epochDay, isoDay } from './rows.ts';

let db: Database;
const clock = new SettableClock('2026-09-28T10:00:00+08:00');
let org = 0;
const at = (text: string) => Date.parse(`${text}+08:00`);
const here = <R>(work: Parameters<typeof db.inOrganisation<R>>[1]) => db.inOrganisation(`org-${org}`, work);

beforeAll(async () => {
  introduce([small]);
  ({ db } = await testDatabase({ clock }));
  await ensureCalendar(db);
});
beforeEach(async () => {
  org++;
  clock.set('2026-09-28T10:00:00+08:00');
  await here(smallHouse);
});
afterEach(async () => {
  const live = await here(derivedRows);
  await here(replay);
  expect(await here(derivedRows)).toEqual(live);
});

const completed = (id: string, customer = 'li', outcome = 'bought') => ({
  id,
  kind: 'file.completed',
  subject: `customer:${customer}`,
  actor: 'member:wang',
  data: { outcome },
});
const made = (id: string, when: string) => ({
  id,
  kind: 'call-back.made',
  at: at(when),
  subject: 'customer:li',
  actor: 'member:wang',
  data: { series: 'representative' },
});
const obligations = () =>
  here((tx) =>
    tx.selectFrom('obligation').selectAll().where('noun', '=', 'call-back').orderBy('due_at').execute(),
  );

describe('recording', () => {
  it('opens what the clauses in force oblige, with holder and due', async () => {
    await here((tx) => record(tx, completed('f1')));
    const owed = await obligations();
    expect(owed.map((o) => [o.clause, o.holder, o.due_at?.toISOString(), o.state])).toEqual([
      ['T-08', 'member:wang', '2026-10-01T16:00:00.000Z', 'open'],
      ['T-09', 'member:wang', '2026-10-28T16:00:00.000Z', 'open'],
    ]);
  });

  it('is harmless twice, and refuses an id that names another fact', async () => {
    const first = await here((tx) => record(tx, completed('f1')));
    const again = await here((tx) => record(tx, completed('f1')));
    expect(again.facts).toEqual(first.facts);
    expect(again.changed).toEqual([]);
    expect(await obligations()).toHaveLength(2);
    await expect(here((tx) => record(tx, completed('f1', 'zhang')))).rejects.toMatchObject({
      code: 'fact.id-taken',
    });
  });

  it('refuses what does not fit the schema and keeps nothing of the batch', async () => {
    const bad = here((tx) =>
      record(tx, [completed('f1'), { ...completed('f2'), data: { outcome: 'perhaps' } }]),
    );
    await expect(bad).rejects.toMatchObject({ code: 'fact.misfit', details: { where: 'data.outcome' } });
    expect(await obligations()).toHaveLength(0);
  });

  it('meets an obligation by its fact, once it counts', async () => {
    await here((tx) => record(tx, completed('f1')));
    await here((tx) => record(tx, made('c1', '2026-09-30T11:00:00')));
    expect((await obligations()).map((o) => [o.clause, o.state, o.ended_by])).toEqual([
      ['T-08', 'discharged', 'c1'],
      ['T-09', 'open', null],
    ]);
    const facts = await here((tx) =>
      tx.selectFrom('fact').select(['kind', 'data']).where('kind', '=', 'obligation.discharged').execute(),
    );
    expect(facts).toMatchObject([{ data: { clause: 'T-08', days_late: 0 } }]);
  });

  it('ends what a later fact makes pointless', async () => {
    await here((tx) => record(tx, completed('f1')));
    await here((tx) => record(tx, { kind: 'return.accepted', subject: 'customer:li', actor: 'member:wang' }));
    expect((await obligations()).map((o) => o.state)).toEqual(['superseded', 'superseded']);
  });

  it('records many at once as it records one', async () => {
    owners.set('li', 'member:wang');
    const many = Array.from({ length: 300 }, (_, i) => completed(`m${i}`, `c${i}`));
    for (let i = 0; i < 300; i++) owners.set(`c${i}`, `member:r${i % 7}`);
    await here((tx) => record(tx, many));
    expect(await obligations()).toHaveLength(600);
  });
});

describe('the passing of time', () => {
  it('lapses once, in order, also after three days of outage', async () => {
    await here((tx) => record(tx, completed('f1')));
    clock.set('2026-10-05T09:00:00+08:00');
    await passTime(db, `org-${org}`);
    await passTime(db, `org-${org}`);
    const facts = await here((tx) =>
      tx.selectFrom('fact').select(['kind', 'at']).where('source', '=', 'clock').orderBy('seq').execute(),
    );
    const days = facts
      .filter((f) => f.kind === 'day.opened')
      .map((f) => isoDay(Math.floor((f.at.getTime() + 8 * 3_600_000) / 86_400_000)));
    expect(days).toEqual([
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-01',
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
    ]);
    const lapsed = facts.findIndex((f) => f.kind === 'obligation.lapsed');
    expect(facts.filter((f) => f.kind === 'obligation.lapsed')).toHaveLength(1);
    expect(facts[lapsed + 1]).toEqual({ kind: 'day.opened', at: new Date(at('2026-10-02T00:00:00')) });
    const told = await here((tx) =>
      tx.selectFrom('obligation').select(['holder', 'clause']).where('holder', '=', 'member:zhao').execute(),
    );
    expect(told).toHaveLength(1);
  });

  it('counts a lapsed call that is made as late, and keeps both facts', async () => {
    await here((tx) => record(tx, completed('f1')));
    clock.set('2026-10-03T09:00:00+08:00');
    await passTime(db, `org-${org}`);
    await here((tx) => record(tx, made('c1', '2026-10-03T10:00:00')));
    const [first] = await obligations();
    expect(first).toMatchObject({ state: 'discharged', lapsed: true });
    const discharged = await here((tx) =>
      tx.selectFrom('fact').select('data').where('kind', '=', 'obligation.discharged').execute(),
    );
    expect(discharged[0]?.data).toMatchObject({ days_late: 2 });
  });
});

describe('a clock that jumps', () => {
  it('opens no day and lapses nothing when it leaps years ahead, and goes on once it is right', async () => {
    await here((tx) => record(tx, completed('f1')));
    await passTime(db, `org-${org}`);
    clock.set('2037-01-01T09:00:00+08:00');
    await expect(passTime(db, `org-${org}`)).rejects.toMatchObject({ code: 'clock.leapt' });
    clock.set('2026-09-29T09:00:00+08:00');
    await passTime(db, `org-${org}`);
    expect((await obligations()).map((o) => [o.state, o.lapsed])).toEqual([
      ['open', false],
      ['open', false],
    ]);
  });

  it('goes on after years when somebody says that the clock is right, and lapses in order', async () => {
    await here((tx) => record(tx, completed('f1')));
    await passTime(db, `org-${org}`);
    clock.set('2028-02-01T09:00:00+08:00');
    await expect(passTime(db, `org-${org}`)).rejects.toMatchObject({ code: 'clock.leapt' });
    await expect(here((tx) => confirmClock(tx, '2028-01-31'))).rejects.toMatchObject({
      code: 'clock.other-day',
    });
    await here((tx) => confirmClock(tx, '2028-02-01'));
    await passTime(db, `org-${org}`);
    expect(await here(lastOpened)).toBe(epochDay('2028-02-01'));
    expect((await obligations()).filter((o) => o.lapsed).length).toBeGreaterThan(0);
    // It was said of that time only: the next leap is asked about again
    clock.set('2037-01-01T09:00:00+08:00');
    await expect(passTime(db, `org-${org}`)).rejects.toMatchObject({ code: 'clock.leapt' });
  });

  it('holds up one organisation and no other', async () => {
    const [first, second] = [`org-${org}`, `org-${org}-b`];
    await db.inOrganisation(second, smallHouse);
    await passTime(db, first);
    clock.set('2028-02-01T09:00:00+08:00');
    await db.inOrganisation(second, (tx) => confirmClock(tx, '2028-02-01'));
    await expect(passTimeEverywhere(db)).rejects.toMatchObject({ code: 'clock.leapt' });
    expect(await db.inOrganisation(second, lastOpened)).toBe(epochDay('2028-02-01'));
    expect(await here(lastOpened)).toBe(epochDay('2026-09-28'));
  });

  it('lapses nothing anew when it goes back', async () => {
    await here((tx) => record(tx, completed('f1')));
    clock.set('2026-10-03T09:00:00+08:00');
    await passTime(db, `org-${org}`);
    clock.set('2026-10-01T09:00:00+08:00');
    await passTime(db, `org-${org}`);
    const clockFacts = await here((tx) =>
      tx.selectFrom('fact').select('id').where('source', '=', 'clock').execute(),
    );
    expect(clockFacts).toHaveLength(6 + 1);
  });
});

describe('why', () => {
  it('names clause, version, facts and the values that decided', async () => {
    await here((tx) => record(tx, completed('f1')));
    const [first] = await obligations();
    const answer = await here((tx) => why(tx, first?.id ?? '', null));
    expect(answer.clause).toMatchObject({ id: 'T-08', n: 1 });
    expect(answer.facts).toMatchObject([{ id: 'f1', role: 'opened' }]);
    expect(answer.because).toMatchObject([{ expression: 'fact.data.outcome == "bought"', holds: true }]);
  });

  it('answers another organisation as if there were no such obligation', async () => {
    await here((tx) => record(tx, completed('f1')));
    const [first] = await obligations();
    const elsewhere = db.inOrganisation('org-none', (tx) => why(tx, first?.id ?? '', null));
    await expect(elsewhere).rejects.toMatchObject({ code: 'obligation.unknown', status: 404 });
  });
});
