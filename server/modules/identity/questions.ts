import type { FieldSpec, Question, Text, Value } from '../../../kernel/index.ts';
import type { Answer } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { holdersOf, lineManagersOf } from './organisation/house.ts';
import { organisationSettings } from './organisation/settings.ts';

/** What clauses may ask about people and the organisation. */
const says = (zh: string, en: string): Text => ({ zh, en });
const member = (text: Text): FieldSpec => ({ type: 'ref', of: 'member', text });
const department = (text: Text): FieldSpec => ({ type: 'ref', of: 'department', text });

export const identityQuestions: Question[] = [
  { of: 'member', name: 'line_manager', gives: member(says('直接上级', 'line manager')) },
  { of: 'member', name: 'department', gives: department(says('部门', 'department')) },
  { of: 'member', name: 'posts', gives: { type: { list: 'code' }, text: says('岗位', 'posts') } },
  { of: 'member', name: 'rank', gives: { type: 'int', text: says('级别', 'rank') } },
  { of: 'member', name: 'active', gives: { type: 'bool', text: says('在职', 'works here') } },
  { of: 'member', name: 'leaving', gives: { type: 'bool', text: says('已提离职', 'is leaving') } },
  { of: 'member', name: 'joined', gives: { type: 'date', text: says('入职日', 'joined on') } },
  { of: 'department', name: 'leader', gives: member(says('部门负责人', 'leader')) },
  {
    of: 'post',
    name: 'holders',
    gives: { type: { list: 'ref' }, of: 'member', text: says('在岗的人', 'holders') },
  },
  { of: 'post', name: 'line_manager', gives: member(says('上级', 'line manager')) },
  {
    of: 'organisation',
    name: 'department_leaders',
    gives: { type: { list: 'ref' }, of: 'member', text: says('各部门负责人', 'leaders of the departments') },
  },
  { of: 'organisation', name: 'region', gives: { type: 'code', text: says('行政区划', 'region') } },
  { of: 'organisation', name: 'file_mode', gives: { type: 'code', text: says('档案方式', 'file mode') } },
];

export const identityAnswers: Readonly<Record<string, Answer>> = {
  'member.line_manager': async (tx, ids) => asMembers(await lineManagersOf(tx, ids)),
  'member.department': async (tx, ids) =>
    each(await people(tx, ids), (row) => (row.department_id ? `department:${row.department_id}` : null)),
  'member.posts': async (tx, ids) => each(await holdings(tx, ids), ({ posts }) => posts),
  'member.rank': async (tx, ids) => each(await holdings(tx, ids), ({ rank }) => rank),
  'member.active': async (tx, ids) => each(await people(tx, ids), ({ state }) => state === 'active'),
  'member.leaving': async (tx, ids) =>
    each(await people(tx, ids), ({ state, leaves_at }) => state === 'left' || leaves_at !== null),
  'member.joined': async (tx, ids) => each(await people(tx, ids), ({ joined_on }) => joined_on),
  'department.leader': departmentLeaders,
  'post.holders': async (tx, ids) => perPost(ids, async (post) => (await holdersOf(tx, post)).map(memberRef)),
  'post.line_manager': async (tx, ids) => perPost(ids, (post) => managerOfPost(tx, post)),
  'organisation.department_leaders': async (tx, ids) => perPost(ids, () => allLeaders(tx)),
  'organisation.region': async (tx) => new Map([[tx.org, (await organisationSettings(tx)).region]]),
  'organisation.file_mode': async (tx) => new Map([[tx.org, (await organisationSettings(tx)).fileMode]]),
};

const memberRef = (id: string): string => `member:${id}`;
const asMembers = (found: ReadonlyMap<string, string | null>) =>
  new Map([...found].map(([id, manager]) => [id, manager === null ? null : memberRef(manager)]));

const each = <R extends { id: string }>(rows: readonly R[], value: (row: R) => Value | null) =>
  new Map(rows.map((row) => [row.id, value(row)]));

const people = (tx: Transaction, ids: readonly string[]) =>
  tx
    .selectFrom('member')
    .select(['id', 'department_id', 'state', 'leaves_at', 'joined_on'])
    .where('id', 'in', ids)
    .execute();

/** Posts held now and the highest rank among them; somebody without a post has none and rank 0. */
async function holdings(tx: Transaction, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('post_holding as held')
    .innerJoin('post', (on) =>
      on.onRef('post.org_id', '=', 'held.org_id').onRef('post.code', '=', 'held.post'),
    )
    .select(['held.member_id', 'post.code', 'post.rank'])
    .where('held.member_id', 'in', ids)
    .where('held.to_at', 'is', null)
    .orderBy('post.code')
    .execute();
  return (await people(tx, ids)).map(({ id }) => {
    const held = rows.filter(({ member_id }) => member_id === id);
    return { id, posts: held.map(({ code }) => code), rank: Math.max(0, ...held.map(({ rank }) => rank)) };
  });
}

async function departmentLeaders(tx: Transaction, ids: readonly string[]) {
  const rows = await tx.selectFrom('department').select(['id', 'leader_id']).where('id', 'in', ids).execute();
  return each(rows, ({ leader_id }) => (leader_id ? memberRef(leader_id) : null));
}

/** Always in one order, so that a rota among them stays as it is. */
async function allLeaders(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('department')
    .select('leader_id')
    .where('leader_id', 'is not', null)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
  return [...new Set(rows.map(({ leader_id }) => memberRef(leader_id as string)))];
}

async function perPost(posts: readonly string[], answer: (post: string) => Promise<Value | null>) {
  const answers = new Map<string, Value | null>();
  for (const post of posts) answers.set(post, await answer(post));
  return answers;
}

/** Who hears of what a post let lapse: the manager of its first holder, or the general manager where it is vacant. */
async function managerOfPost(tx: Transaction, post: string): Promise<string | null> {
  const [first] = await holdersOf(tx, post);
  const manager = first ? (await lineManagersOf(tx, [first])).get(first) : null;
  const above = manager ?? (await holdersOf(tx, 'general-manager')).find((id) => id !== first);
  return above ? memberRef(above) : null;
}
