import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase, testOrganisation } from '../../test/world/database.ts';
import { copyInto } from './copy-into.ts';
import type { Database } from './database.ts';

let db: Database;

beforeAll(async () => {
  ({ db } = await testDatabase());
  await testOrganisation(db);
});

const awkward = ['', ' ', '\\N', 'a\tb\nc\rd\\e', "李 “引号” 'x'", '🍵'];

it('brings every value through unchanged, under row security', async () => {
  const at = new Date('2026-03-10T00:00:00.123Z');
  const rows = awkward.map((text, n) => [n, text, n % 2 === 0, at, { text }, null] as const);
  const back = await db.inOrganisation('anhe', async (tx) => {
    const columns = {
      n: 'integer',
      text: 'text',
      even: 'boolean',
      at: 'timestamptz',
      body: 'jsonb',
      gone: 'text',
    };
    expect(await copyInto(tx, 'incoming', columns, rows)).toBe(rows.length);
    return (await sql<Record<string, unknown>>`SELECT * FROM incoming ORDER BY n`.execute(tx)).rows;
  });
  expect(back.map((row) => Object.values(row))).toEqual(rows);
});

it('takes many rows as they come, and leaves the transaction usable when the source fails', async () => {
  async function* source(until: number) {
    for (let n = 0; n < 50_000; n++) {
      if (n === until) throw new Error('the file ends here');
      yield [n, 'x'.repeat(n % 20)];
    }
  }
  const count = (until: number) =>
    db.inOrganisation('anhe', (tx) =>
      copyInto(tx, 'incoming', { n: 'integer', text: 'text' }, source(until)),
    );
  expect(await count(-1)).toBe(50_000);
  await expect(count(30_000)).rejects.toThrow('the file ends here');
  expect(await count(-1)).toBe(50_000);
});
