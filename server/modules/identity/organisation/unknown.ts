import { Refusal } from '../../../platform/refusal.ts';

/** Another organisation's id is answered like one that never was. */
export const unknownMember = () =>
  new Refusal('member.unknown', 404, { zh: '没有这位员工', en: 'There is no such member' });

export const unknownDepartment = () =>
  new Refusal('department.unknown', 404, { zh: '没有这个部门', en: 'There is no such department' });
