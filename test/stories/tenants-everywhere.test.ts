import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { postCodes } from '../../contract/identity.ts';
import {
  addMember,
  foundOrganisation,
  hashPassword,
  setPassword,
} from '../../server/modules/identity/index.ts';
import { adoptLaw, adoptPack } from '../../server/modules/policy/index.ts';
import type { Device } from '../world/app.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { type BodySchema, leastBody } from '../world/least-body.ts';
import { toldApp } from '../world/told-app.ts';

/**
 * Another company on the same machine, and somebody there who may do everything, tries every address of the API with
 * what 安禾 has on record: ids in the path, and ids wherever a body takes one.
 */
const house = await toldApp('2026-03-11T18:00');
const { db } = house;
const stranger = house.device();
const insider = house.device();
const NEVER = 'never-was';
/** A customer of 安禾's. */
const LI = '李桂芳';

interface Refused {
  error?: { code: string };
}

interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query: readonly string[];
  body: BodySchema | null;
}

interface Operation {
  parameters?: readonly { in: string; name: string }[];
  security?: readonly unknown[];
  requestBody?: { content: Readonly<Record<string, { schema: BodySchema }>> };
}
const described: { paths: Record<string, Record<string, Operation>> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../contract/openapi.json'), 'utf8'),
);
/** What ends the session that tries. */
const ITS_OWN = new Set(['delete /api/session', 'put /api/me/password']);
const routes: readonly Route[] = Object.entries(described.paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    // What needs no member's session knows no member's organisation
    .filter(([method, { security }]) => security?.length !== 0 && !ITS_OWN.has(`${method} ${path}`))
    .map(([method, { requestBody, parameters = [] }]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      query: parameters.flatMap((one) => (one.in === 'query' ? [one.name] : [])),
      body: requestBody?.content['application/json']?.schema ?? null,
    })),
);

/** Of what an id may be, by the word before it in a path or the name of a field in a body. */
const TABLES: Readonly<Record<string, string>> = {
  allocations: 'allocation',
  attachments: 'attachment',
  'call-backs': 'call_back',
  customer: 'customer',
  customers: 'customer',
  'customer-views': 'customer_view',
  department: 'department',
  departments: 'department',
  departures: 'departure',
  fact: 'fact',
  file: 'customer_file',
  files: 'customer_file',
  holder: 'member',
  imports: 'import_list',
  keep: 'customer',
  leader: 'member',
  leads: 'customer_lead',
  lineManager: 'member',
  member: 'member',
  members: 'member',
  obligation: 'obligation',
  obligations: 'obligation',
  openings: 'opening',
  order: 'sale_order',
  orders: 'sale_order',
  owing: 'member',
  parent: 'department',
  product: 'product',
  promises: 'promise',
  returns: 'sale_return',
  sessions: 'session',
  who: 'member',
  survey: 'survey',
  surveys: 'survey',
  to: 'member',
};

const theirs = new Map<string, string>();
const tableOf = (word: string): string | undefined =>
  TABLES[word] ?? TABLES[`${word}s`] ?? TABLES[word.replace(/s$/, '')];

const tenantTables = async () =>
  (
    await db.asOwner((tx) =>
      sql<{ name: string }>`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE a.attname = 'org_id' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`.execute(
        tx,
      ),
    )
  ).rows;

/** Every row of 安禾's. */
async function dump(): Promise<string> {
  const all: string[] = [];
  for (const { name } of await tenantTables()) {
    const { rows } = await db.asOwner((tx) =>
      sql<{ rows: string }>`SELECT coalesce(string_agg(t::text, E'\n' ORDER BY t::text), '') AS rows
        FROM ${sql.table(name)} t WHERE org_id = 'anhe'`.execute(tx),
    );
    all.push(`${name}\n${rows[0]?.rows}`);
  }
  return all.join('\n');
}

beforeAll(async () => {
  await foundOther();
  await leaveMore();
  for (const table of new Set(Object.values(TABLES))) {
    const { rows } = await db.asOwner((tx) =>
      sql<{
        id: string;
      }>`SELECT id FROM ${sql.table(table)} WHERE org_id = 'anhe' ORDER BY id LIMIT 1`.execute(tx),
    );
    if (rows[0]) theirs.set(table, rows[0].id);
  }
  await signIn(stranger, 'stranger@other');
  await signIn(insider, 'insider@anhe');
}, 120_000);

async function signIn(device: Device, account: string): Promise<void> {
  expect((await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD })).status).toBe(204);
}

async function foundOther(): Promise<void> {
  const hand = { by: 'system:set-up', source: 'set-up' as const };
  const secret = await hashPassword(DEMO_PASSWORD);
  await db.inOrganisation('other', async (tx) => {
    await foundOrganisation(tx, { id: 'other', name: '别家', region: '512002', fileMode: 'parallel' });
    const posts = postCodes.map((post) => ({ post }));
    await addMember(tx, { id: 'stranger', name: '陌生', signInName: 'stranger', posts }, hand);
    await setPassword(tx, 'stranger', secret, hand.by, 'set-up');
    await adoptLaw(tx, '2026-03-10', hand.by);
    const adoption = { id: 'adopt', pack: 'customer-files', from: '2026-03-10' };
    await adoptPack(tx, adoption, 'member:stranger', 'set-up');
  });
  await db.inOrganisation('anhe', async (tx) => {
    const posts = postCodes.map((post) => ({ post }));
    await addMember(tx, { id: 'insider', name: '里面', signInName: 'insider', posts }, hand);
    await setPassword(tx, 'insider', secret, hand.by, 'set-up');
  });
}

/** What the week has none of. */
async function leaveMore(): Promise<void> {
  const zhao = house.device();
  await signIn(zhao, 'zhao-lei@anhe');
  const view = { id: 'theirs', name: '我的', filter: {}, shared: true };
  expect((await zhao.ask('PUT', '/api/customer-views/theirs', view)).status).toBe(200);
}

/** Words in a path that name no row of an organisation. */
const FIXED: Readonly<Record<string, string>> = {
  posts: 'desk',
  forms: 'file',
  packs: 'customer-files',
  clauses: 'S003.3-08',
  rows: '1',
};

type Ids = (word: string) => string | null;

const asked = (device: Device, { method, path, query, body }: Route, inPath: Ids, elsewhere: Ids) => {
  const to = path.replace(
    /([\w-]+)\/\{\w+\}/g,
    (_, word: string) => `${word}/${encodeURIComponent(FIXED[word] ?? inPath(word) ?? NEVER)}`,
  );
  const wanted = query.flatMap((name) => {
    const value = name === 'q' ? LI : elsewhere(name);
    return value === null ? [] : [[name, value]];
  });
  const filled = body ? leastBody(body, { id: elsewhere, day: '2026-03-12' }) : undefined;
  return device.ask<Refused>(method, `${to}?${new URLSearchParams(wanted)}`, filled);
};

const never: Ids = (word) => (tableOf(word) ? NEVER : null);
const ofTheirs: Ids = (word) => theirs.get(tableOf(word) ?? '') ?? null;
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('with the ids of another company', () => {
  let before: string;
  beforeAll(async () => {
    before = await dump();
  });

  it.each(named)('%s', async (_, route) => {
    const [unknown, real] = [
      await asked(stranger, route, never, never),
      await asked(stranger, route, ofTheirs, ofTheirs),
    ];
    // No other answer than for an id that never was, and none of their words in it
    expect([real.status, real.body.error?.code]).toEqual([unknown.status, unknown.body.error?.code]);
    expect(real.status).toBeLessThan(500);
    expect(real.bytes.toString()).not.toMatch(/安禾|李桂芳|王敏|赵磊|138\d{8}/);
  });

  it('nothing of theirs has changed', async () => expect((await dump()) === before).toBe(true));
});

it('guiju_app sees no row of any of these tables while no organisation is said', async () => {
  const filled = await tenantTables();
  const seen: string[] = [];
  for (const { name } of filled) {
    const count = sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(name)}`;
    if ((await db.inOrganisation('', (tx) => count.execute(tx))).rows[0]?.n !== 0) seen.push(name);
  }
  expect(seen).toEqual([]);
  expect(filled.length).toBeGreaterThan(60);
});

describe('with ids that never were, about one’s own', () => {
  it.each(named)('%s', async (_, route) => {
    const { status, body } = await asked(insider, route, ofTheirs, never);
    expect(status, JSON.stringify(body)).toBeLessThan(500);
  });
});
