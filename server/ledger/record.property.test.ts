import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../test/world/database.ts';
import { derivedRows, small, smallHouse } from '../../test/world/small-house.ts';
import { SettableClock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { ensureCalendar, introduce, type NewFact, record, replay } from './index.ts';

const clock = new SettableClock('2026-12-01T10:00:00+08:00');
const start = Date.parse('2026-09-28T08:00:00+08:00');
let db: Database;
let houses = 0;

beforeAll(async () => {
  introduce([small]);
  ({ db } = await testDatabase({ clock }));
  await ensureCalendar(db);
});

/** A few customers, some weeks, files made, calls made, goods returned, in any order. */
const day = fc.record({
  kind: fc.constantFrom('file.completed', 'call-back.made', 'return.accepted'),
  customer: fc.constantFrom('li', 'zhang', 'he'),
  hours: fc.integer({ min: 0, max: 24 * 60 }),
});
const days = fc.array(day, { minLength: 1, maxLength: 14 });

const dataOf: Record<string, Record<string, string>> = {
  'file.completed': { outcome: 'bought' },
  'call-back.made': { series: 'representative' },
};

const factsOf = (drawn: readonly { kind: string; customer: string; hours: number }[]): NewFact[] =>
  drawn.map(({ kind, customer, hours }, i) => ({
    id: `f${i}`,
    kind,
    at: start + hours * 3_600_000,
    subject: `customer:${customer}`,
    actor: 'member:wang',
    data: { ...dataOf[kind] },
  }));

async function carriedOut(batches: readonly (readonly NewFact[])[]) {
  const org = `house-${houses++}`;
  await db.inOrganisation(org, smallHouse);
  for (const batch of batches) await db.inOrganisation(org, (tx) => record(tx, batch));
  return { org, rows: await db.inOrganisation(org, derivedRows) };
}

/** Rows of two houses are the same but for the house, which is part of every hashed id. */
const comparable = ({ org, rows }: Awaited<ReturnType<typeof carriedOut>>) =>
  rows.obligations
    .map(({ org_id: _o, id: _i, ended_by, ...rest }) => ({ ...rest, ended_by }))
    .map((row) => JSON.stringify(row).replaceAll(org, 'house'))
    .sort();

it('replaying the facts gives the same rows as living through them', async () => {
  const property = fc.asyncProperty(days, async (drawn) => {
    const lived = await carriedOut(factsOf(drawn).map((fact) => [fact]));
    await db.inOrganisation(lived.org, replay);
    expect(await db.inOrganisation(lived.org, derivedRows)).toEqual(lived.rows);
  });
  await fc.assert(property, { numRuns: 15 });
}, 120_000);

it('recording anything again, in any mixture, changes nothing', async () => {
  const property = fc.asyncProperty(days, fc.infiniteStream(fc.nat()), async (drawn, picks) => {
    const facts = factsOf(drawn);
    const lived = await carriedOut([facts]);
    const again = [...picks.take(6)].map((pick) => facts[pick % facts.length] as NewFact);
    for (const fact of again) await db.inOrganisation(lived.org, (tx) => record(tx, fact));
    expect(await db.inOrganisation(lived.org, derivedRows)).toEqual(lived.rows);
  });
  await fc.assert(property, { numRuns: 15 });
}, 120_000);

it('the order of facts about different customers is of no matter, nor how they are batched', async () => {
  const property = fc.asyncProperty(days, fc.integer({ min: 1, max: 5 }), async (drawn, size) => {
    const facts = factsOf(drawn);
    const byCustomer = [...Map.groupBy(facts, (fact) => fact.subject).values()].reverse().flat();
    const batches = Array.from({ length: Math.ceil(facts.length / size) }, (_, i) =>
      byCustomer.slice(i * size, (i + 1) * size),
    );
    const [one, other] = [await carriedOut(facts.map((fact) => [fact])), await carriedOut(batches)];
    expect(comparable(other)).toEqual(comparable(one));
  });
  await fc.assert(property, { numRuns: 15 });
}, 120_000);
