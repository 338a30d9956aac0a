import type { Names } from '../../ledger/index.ts';

/** What screens call members, posts, departments and the organisation. */
export const identityNames: Readonly<Record<string, Names>> = {
  member: async (tx, ids) => {
    const rows = await tx.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute();
    return new Map(rows.map(({ id, name }) => [id, { name }]));
  },
  post: async (tx, ids) => {
    const rows = await tx
      .selectFrom('post')
      .select(['code', 'name_zh', 'name_en'])
      .where('code', 'in', ids)
      .execute();
    return new Map(rows.map(({ code, name_zh, name_en }) => [code, { name: name_zh, en: name_en }]));
  },
  department: async (tx, ids) => {
    const rows = await tx.selectFrom('department').select(['id', 'name']).where('id', 'in', ids).execute();
    return new Map(rows.map(({ id, name }) => [id, { name }]));
  },
  organisation: async (tx, ids) => {
    const rows = await tx
      .selectFrom('organisation')
      .select(['org_id', 'name'])
      .where('org_id', 'in', ids)
      .execute();
    return new Map(rows.map(({ org_id, name }) => [org_id, { name }]));
  },
};
