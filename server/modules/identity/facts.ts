import { postCodes } from '../../../contract/identity.ts';
import type { FactKind, FieldSpec, Text } from '../../../kernel/index.ts';
import { standardPosts } from './posts.ts';

const says = (zh: string, en: string): Text => ({ zh, en });
const causes = {
  notice: says('本人提出', 'gave notice'),
  dismissed: says('公司提出', 'dismissed'),
  'contract-ended': says('合同到期', 'contract ended'),
  retired: says('退休', 'retired'),
};
const parts = {
  files: says('档案', 'files'),
  customers: says('顾客', 'customers'),
  tickets: says('工单', 'tickets'),
  obligations: says('待办', 'obligations'),
  notebook: says('笔记本', 'notebook'),
};
const post: FieldSpec = {
  type: 'code',
  text: says('岗位', 'post'),
  codes: Object.fromEntries(
    postCodes.map((code) => [code, says(standardPosts[code].zh, standardPosts[code].en)]),
  ),
};
const cause: FieldSpec = { type: 'code', text: says('原因', 'cause'), codes: causes };
const maybe = (field: FieldSpec): FieldSpec => ({ ...field, optional: true });
const department: FieldSpec = {
  type: 'ref',
  of: 'department',
  optional: true,
  text: says('部门', 'department'),
};
const lineManager: FieldSpec = {
  type: 'ref',
  of: 'member',
  optional: true,
  text: says('直接上级', 'line manager'),
};
const changed: FieldSpec = { type: { list: 'code' }, text: says('改动的项目', 'what was changed') };
const lastDay: FieldSpec = { type: 'date', text: says('最后工作日', 'last day') };
const leavesAt: FieldSpec = { type: 'instant', text: says('停用时刻', 'hour sign-in closes') };
const count = (zh: string, en: string): FieldSpec => ({ type: 'int', text: says(zh, en) });

/** What identity records. Names and phones stay in its tables: facts name people by opaque ids. */
export const identityKinds: FactKind[] = [
  kind('organisation', 'organisation.set-up', says('开通公司', 'organisation set up'), {}),
  kind('organisation', 'organisation.changed', says('修改公司设置', 'settings changed'), { changed }),
  kind('organisation', 'office-hours.set', says('设定办公时间', 'office hours set'), {
    from: { type: 'date', text: says('从哪天起', 'from') },
    // `1.09:00-12:00`: Monday
    week: { type: { list: 'code' }, text: says('每周的办公时间', 'hours of the week') },
  }),
  kind('organisation', 'post.changed', says('修改岗位名称或级别', 'post renamed or re-ranked'), {
    post,
    changed,
  }),
  kind('department', 'department.opened', says('新设部门', 'department opened'), {}),
  kind('department', 'department.changed', says('调整部门', 'department changed'), { changed }),
  kind('department', 'department.closed', says('撤销部门', 'department closed'), {}),
  kind('member', 'member.joined', says('入职', 'joined'), { department, line_manager: lineManager }),
  kind('member', 'member.moved', says('调整部门或上级', 'moved'), { department, line_manager: lineManager }),
  kind('member', 'member.corrected', says('更正员工资料', 'particulars corrected'), { changed }),
  kind('member', 'post.given', says('任岗', 'post given'), { post, department }),
  kind('member', 'post.withdrawn', says('免岗', 'post withdrawn'), { post }),
  kind('member', 'sign-in.offered', says('发开通链接', 'sign-in link made'), {}),
  kind('member', 'sign-in.chosen', says('设密码', 'password chosen'), {}),
  kind('member', 'member.gave-notice', says('提出离职', 'gave notice'), {
    last_day: lastDay,
    leaves_at: maybe(leavesAt),
    reason: maybe(cause),
  }),
  kind('member', 'member.withdrew-notice', says('撤回离职', 'withdrew notice'), {}),
  kind('member', 'member.handed-over', says('移交', 'handed over'), {
    what: { type: 'code', text: says('移交什么', 'what'), codes: parts },
    of: count('应交件数', 'how many in all'),
    done: count('已交件数', 'handed over'),
    outstanding: { type: { list: 'ref' }, text: says('未交的', 'outstanding') },
  }),
  kind('member', 'member.left', says('离职', 'left'), { reason: cause }),
];

function kind(subject: string, name: string, text: Text, data: FactKind['data']): FactKind {
  return { kind: name, text, subject, data };
}
