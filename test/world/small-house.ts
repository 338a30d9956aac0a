import type { Clause, Value } from '../../kernel/index.ts';
import type { LedgerModule } from '../../server/ledger/index.ts';
import type { Transaction } from '../../server/platform/database.ts';

/** The ledger knows no module, so its tests bring a small one: customers with owners, members with managers. */

const text = (zh: string) => ({ zh, en: zh });
const code = (...codes: string[]) => ({
  type: 'code' as const,
  text: text('c'),
  codes: Object.fromEntries(codes.map((c) => [c, text(c)])),
});

export const owners = new Map<string, Value>([
  ['li', 'member:wang'],
  ['zhang', 'member:wang'],
]);
export const small: LedgerModule = {
  name: 'small',
  kinds: [
    {
      kind: 'file.completed',
      text: text('建档'),
      subject: 'customer',
      data: { outcome: code('bought', 'none') },
    },
    {
      kind: 'call-back.made',
      text: text('回访'),
      subject: 'customer',
      data: { series: code('representative', 'consultant') },
    },
    { kind: 'return.accepted', text: text('退货'), subject: 'customer', data: {} },
  ],
  questions: [
    { name: 'owner', of: 'customer', gives: { type: 'ref', of: 'member', text: text('负责人') } },
    { name: 'line_manager', of: 'member', gives: { type: 'ref', of: 'member', text: text('上级') } },
  ],
  answers: {
    'customer.owner': async (_tx, ids) => new Map(ids.map((id) => [id, owners.get(id) ?? null])),
    'member.line_manager': async (_tx, ids) => new Map(ids.map((id) => [id, 'member:zhao'])),
  },
};

const call = (id: string, within: string, counts: string): Clause => ({
  id,
  form: 'duty',
  strength: 'nag',
  text: text(`建档后 ${within} 内回访`),
  on: 'file.completed',
  when: 'fact.data.outcome == "bought"',
  owes: {
    obligation: 'call-back',
    of: 'owner',
    due: { within },
    countsFrom: { within: counts },
    metBy: { fact: 'call-back.made', where: 'fact.data.series == "representative"' },
    until: [{ fact: 'return.accepted' }],
    purpose: 'service',
    lapses: { to: 'holder.line_manager' },
  },
});
const clauses = [call('T-08', 'P3D', 'P0D'), call('T-09', 'P30D', 'P20D')];

/** An organisation with two call-backs in force. */
export async function smallHouse(tx: Transaction): Promise<void> {
  await tx
    .insertInto('organisation')
    .values({ org_id: tx.org, name: '小店', created_at: new Date(tx.clock.now()) })
    .execute();
  const versions = clauses.map((body) => ({
    org_id: tx.org,
    clause: body.id,
    n: 1,
    pack: 'small',
    rank: 'pack',
    from_day: '2026-01-01',
    body: JSON.stringify(body),
    sha256: 'x',
  }));
  await tx.insertInto('clause_version').values(versions).execute();
}

/** Everything that follows from the facts, in a fixed order. */
export const derivedRows = async (tx: Transaction) => ({
  findings: await tx.selectFrom('finding').selectAll().orderBy('fact_id').orderBy('ordinal').execute(),
  obligations: await tx.selectFrom('obligation').selectAll().orderBy('id').execute(),
  awards: await tx.selectFrom('award_entry').selectAll().orderBy('id').execute(),
});
