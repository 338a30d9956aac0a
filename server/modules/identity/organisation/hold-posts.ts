import type { PostCode } from '../../../../contract/identity.ts';
import type { NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { uuidv7 } from '../../../platform/identifiers.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectMayGive, type Hand } from './high-posts.ts';
import { holdersOf } from './house.ts';

export interface Holding {
  post: PostCode;
  department: string | null;
}

/**
 * Makes these the posts a member holds: ends the others, begins the new ones, keeps what stays. Gives the facts
 * to record. A post held in another department is withdrawn here and given there.
 *
 * @throws Refusal `member.last-administrator`, `member.high-post`
 */
export async function holdPosts(
  tx: Transaction,
  member: string,
  wanted: readonly Holding[],
  hand: Hand,
): Promise<Fact[]> {
  const held = await tx
    .selectFrom('post_holding')
    .select(['id', 'post', 'department_id'])
    .where('member_id', '=', member)
    .where('to_at', 'is', null)
    .forUpdate()
    .execute();
  const same = (row: { post: string; department_id: string | null }, want: Holding) =>
    row.post === want.post && row.department_id === want.department;
  const ended = held.filter((row) => !wanted.some((want) => same(row, want)));
  const begun = wanted.filter((want) => !held.some((row) => same(row, want)));
  expectMayGive(
    hand,
    [...ended, ...begun].map(({ post }) => post),
  );
  if (
    ended.some(({ post }) => post === 'administrator') &&
    !wanted.some(({ post }) => post === 'administrator')
  )
    await expectAnotherAdministrator(tx, member);
  await end(tx, ended);
  await begin(tx, member, begun);
  return [...ended.map((row) => withdrawn(member, row.post)), ...begun.map((want) => given(member, want))];
}

type Fact = Omit<NewFact, 'actor'>;

const withdrawn = (member: string, post: string): Fact => ({
  kind: 'post.withdrawn',
  subject: `member:${member}`,
  data: { post },
});

const given = (member: string, { post, department }: Holding): Fact => ({
  kind: 'post.given',
  subject: `member:${member}`,
  data: { post, ...(department && { department: `department:${department}` }) },
});

async function end(tx: Transaction, rows: readonly { id: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .updateTable('post_holding')
    .set({ to_at: new Date(tx.clock.now()) })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
}

async function begin(tx: Transaction, member: string, holdings: readonly Holding[]): Promise<void> {
  if (holdings.length === 0) return;
  const now = tx.clock.now();
  const rows = holdings.map(({ post, department }) => ({
    id: uuidv7(now),
    member_id: member,
    post,
    department_id: department,
    from_at: new Date(now),
  }));
  await tx.insertInto('post_holding').values(rows).execute();
}

/** Nobody may lock the organisation out of its own settings. */
async function expectAnotherAdministrator(tx: Transaction, member: string): Promise<void> {
  const others = (await holdersOf(tx, 'administrator')).filter((id) => id !== member);
  if (others.length > 0) return;
  throw new Refusal(
    'member.last-administrator',
    409,
    { zh: '这是最后一位管理员', en: 'This is the last administrator' },
    { mend: { zh: '先让另一位员工担任管理员', en: 'Make somebody else administrator first' } },
  );
}
