import { sql } from 'kysely';
import type { z } from 'zod';
import type { found as foundAnswer } from '../../../../contract/owing.ts';
import { clausesFor } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { memberDoer, searchCustomers } from '../../customers/index.ts';
import { logAccess } from '../../identity/index.ts';
import { memberRef } from '../caller.ts';
import { zoneHere } from '../zone-here.ts';

type Found = z.infer<typeof foundAnswer>;
const MOST = 8;
const plain = (name: string) => ({ zh: name, en: name });

/** One box for customers, clauses and colleagues; only what this person may see comes back. */
export async function searchEverything(tx: Transaction, typed: string, caller: Caller): Promise<Found> {
  const customers = await searchCustomers(tx, typed, memberDoer(caller));
  await logAccess(tx, {
    who: memberRef(caller),
    act: 'searched',
    what: `organisation:${tx.org}`,
    count: customers.found.length,
    address: caller.address,
  });
  return {
    groups: [
      {
        kind: 'customer',
        title: { zh: '顾客', en: 'Customers' },
        items: customers.found.slice(0, MOST).map(({ id, name, phone, owner }) => ({
          ref: `customer:${id}`,
          title: plain(name),
          sub: plain([phone, owner?.name].filter(Boolean).join(' · ')),
          open: `/customers/${id}`,
        })),
      },
      { kind: 'clause', title: { zh: '制度', en: 'Rules' }, items: await clauses(tx, typed) },
      { kind: 'member', title: { zh: '同事', en: 'Colleagues' }, items: await members(tx, typed) },
    ],
    says: customers.says,
  };
}

type Items = Found['groups'][number]['items'];

async function clauses(tx: Transaction, typed: string): Promise<Items> {
  const set = await clausesFor(tx);
  const day = (await zoneHere(tx)).dayOf(tx.clock.now());
  const sought = typed.toLowerCase();
  return set.ready
    .map(({ version }) => version)
    .filter(({ from, to }) => from <= day && (to === null || day < to))
    .filter(({ clause, body }) =>
      [clause, body.text.zh, body.text.en].some((text) => text.toLowerCase().includes(sought)),
    )
    .slice(0, MOST)
    .map(({ clause, body }) => ({
      ref: `clause:${clause}`,
      title: plain(clause),
      sub: body.text,
      open: `/policy/clauses/${clause}`,
    }));
}

async function members(tx: Transaction, typed: string): Promise<Items> {
  const rows = await tx
    .selectFrom('member')
    .select(['id', 'name'])
    .where('org_id', '=', tx.org)
    .where('state', '=', 'active')
    .where((on) =>
      on.or([on(sql`strpos(name, ${typed})`, '>', 0), on('sign_in_name', '=', typed.toLowerCase())]),
    )
    .orderBy('name')
    .limit(MOST)
    .execute();
  return rows.map(({ id, name }) => ({
    ref: `member:${id}`,
    title: plain(name),
    sub: null,
    open: `/members/${id}`,
  }));
}
