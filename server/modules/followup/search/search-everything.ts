import { sql } from 'kysely';
import type { z } from 'zod';
import type { found as foundAnswer } from '../../../../contract/owing.ts';
import { clausesFor, zoneHere } from '../../../ledger/index.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Transaction } from '../../../platform/database.ts';
import { fileByNumber, memberDoer, searchCustomers } from '../../customers/index.ts';
import { identityAccess, logAccess } from '../../identity/index.ts';
import { followupAccess } from '../access.ts';
import { memberRef } from '../caller.ts';

type Found = z.infer<typeof foundAnswer>;
const MOST = 8;
const plain = (name: string) => ({ zh: name, en: name });

/** One box for customers, folders by their number, clauses and colleagues; only what this person may see comes back. */
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
        title: { zh: '{{customer}}', en: '{{Customer}}s' },
        items: customers.found.slice(0, MOST).map(({ id, name, phone, owner }) => ({
          ref: `customer:${id}`,
          title: plain(name),
          sub: plain([phone, owner?.name].filter(Boolean).join(' · ')),
          open: `/customers/${id}`,
        })),
      },
      { kind: 'file', title: { zh: '档案', en: 'Files' }, items: await files(tx, typed, caller) },
      { kind: 'clause', title: { zh: '制度', en: 'Rules' }, items: await clauses(tx, typed) },
      { kind: 'member', title: { zh: '同事', en: 'Colleagues' }, items: await members(tx, typed, caller) },
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

async function members(tx: Transaction, typed: string, caller: Caller): Promise<Items> {
  const open = opensColleague(caller);
  if (!open) return [];
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
    open: open(id),
  }));
}

/** A colleague opens as what one may see of them: what they owe, or their place in the company. */
function opensColleague({ posts }: Caller): ((id: string) => string) | null {
  const may = (allowed: readonly string[]) => posts.some((post) => allowed.includes(post));
  if (may(followupAccess['owing.read'])) return (id) => `/owing/${id}`;
  if (may(identityAccess['member.see'])) return () => '/settings/members';
  return null;
}

async function files(tx: Transaction, typed: string, caller: Caller): Promise<Items> {
  const found = await fileByNumber(tx, typed, memberDoer(caller));
  if (!found) return [];
  const { id, number, customer } = found;
  return [{ ref: `file:${id}`, title: plain(number), sub: plain(customer), open: `/files/${id}` }];
}
