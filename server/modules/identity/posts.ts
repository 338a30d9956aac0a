import type { PostCode } from '../../../contract/identity.ts';

/**
 * The posts every organisation starts with. Codes are fixed, since clauses name them; names and ranks are the
 * organisation's to change. The administrator looks after the software and commands nobody: rank 0.
 */
export const standardPosts: Readonly<Record<PostCode, { zh: string; en: string; rank: number }>> = {
  administrator: { zh: '管理员', en: 'Administrator', rank: 0 },
  'general-manager': { zh: '总经理', en: 'General manager', rank: 90 },
  'marketing-director': { zh: '市场总监', en: 'Marketing director', rank: 80 },
  'sales-manager': { zh: '销售经理', en: 'Sales manager', rank: 70 },
  'service-manager': { zh: '客服部门经理', en: 'Customer service manager', rank: 70 },
  'conference-manager': { zh: '会务经理', en: 'Conference manager', rank: 70 },
  'shop-manager': { zh: '体验店店长', en: 'Shop manager', rank: 60 },
  'sales-supervisor': { zh: '销售主管', en: 'Sales supervisor', rank: 60 },
  consultant: { zh: '顾服主管', en: 'Customer consultant', rank: 50 },
  finance: { zh: '财务', en: 'Finance', rank: 50 },
  office: { zh: '办公室/人事', en: 'Office and HR', rank: 50 },
  representative: { zh: '满意代表', en: 'Representative', rank: 30 },
  desk: { zh: '客服', en: 'Service desk', rank: 30 },
  crew: { zh: '会务', en: 'Conference crew', rank: 30 },
  host: { zh: '主持', en: 'Host', rank: 30 },
  'shop-assistant': { zh: '体验店店员', en: 'Shop assistant', rank: 20 },
  driver: { zh: '司机', en: 'Driver', rank: 20 },
  repair: { zh: '维修', en: 'Repair', rank: 20 },
};

export const everyPost = Object.keys(standardPosts) as PostCode[];
