import type { NewMember } from '../../server/modules/identity/index.ts';
import type { NewAdoption } from '../../server/modules/policy/index.ts';

/** 资阳市安禾康养服务有限公司 and its 22 people. Names, numbers and products are invented. */
export const ORG = 'anhe';
export const COMPANY = {
  name: '安禾',
  /** 雁江区 */
  region: '512002',
  fileMode: 'parallel' as const,
};

/** Everybody's password in the demo company: it is printed when it is made. */
export const DEMO_PASSWORD = 'anhe-2026';

export interface Person extends Pick<NewMember, 'id' | 'name' | 'joinedOn'> {
  posts: NewMember['posts'];
  department: string | null;
  /** What the printed list of accounts calls the post. */
  called: string;
}

const person = (
  id: string,
  name: string,
  post: NonNullable<NewMember['posts']>[number]['post'],
  department: string | null,
  called: string,
  joinedOn = '2024-03-01',
): Person => ({ id, name, posts: [{ post, department }], department, called, joinedOn });

export const DEPARTMENTS = [
  { id: 'marketing', name: '市场部', leader: 'lin-tao', parent: null },
  { id: 'sales', name: '销售部', leader: 'zhao-lei', parent: 'marketing' },
  { id: 'advice', name: '顾服部', leader: 'chen-hui', parent: null },
  { id: 'conference', name: '会务部', leader: 'he-jun', parent: 'marketing' },
  { id: 'service', name: '客服部', leader: 'ma-li', parent: null },
  { id: 'office', name: '办公室', leader: 'gao-lin', parent: null },
  { id: 'shop', name: '体验店', leader: 'zou-mei', parent: 'marketing' },
] as const;

export const PEOPLE: readonly Person[] = [
  person('zhou-qiming', '周启明', 'general-manager', null, '总经理'),
  person('lin-tao', '林涛', 'marketing-director', 'marketing', '市场总监'),
  person('zhao-lei', '赵磊', 'sales-manager', 'sales', '销售经理'),
  person('wang-min', '王敏', 'representative', 'sales', '满意代表'),
  person('li-qiang', '李强', 'representative', 'sales', '满意代表'),
  person('wu-dan', '吴丹', 'representative', 'sales', '满意代表', '2026-02-24'),
  person('zhou-xiaoyun', '周小云', 'representative', 'sales', '满意代表'),
  person('jiang-tao', '蒋涛', 'representative', 'sales', '满意代表'),
  person('peng-yulan', '彭玉兰', 'representative', 'sales', '满意代表'),
  person('chen-hui', '陈慧', 'consultant', 'advice', '顾服主管'),
  person('he-jun', '何俊', 'conference-manager', 'conference', '会务经理'),
  person('tang-ting', '唐婷', 'host', 'conference', '主持'),
  person('luo-hao', '罗浩', 'crew', 'conference', '会务(设备)'),
  person('ma-li', '马丽', 'service-manager', 'service', '客服主管'),
  person('sun-yue', '孙悦', 'desk', 'service', '客服'),
  person('ren-jia', '任佳', 'desk', 'service', '客服'),
  person('zheng-fang', '郑芳', 'finance', 'office', '财务'),
  person('gao-lin', '高琳', 'office', 'office', '办公室/人事'),
  person('xie-jun', '谢军', 'driver', 'office', '司机兼仓管'),
  person('feng-gang', '冯刚', 'repair', 'office', '维修'),
  person('zou-mei', '邹梅', 'shop-manager', 'shop', '体验店店长'),
  person('zeng-yan', '曾艳', 'shop-assistant', 'shop', '体验店店员'),
];

/** Those whose list a visitor would want to see first. */
export const SHOWN = ['wang-min', 'zhao-lei', 'chen-hui', 'zhou-qiming', 'gao-lin', 'ma-li', 'li-qiang'];

export const PRODUCTS = [
  {
    id: 'protein',
    name_zh: '禾力蛋白粉 400 g',
    name_en: 'Heli protein powder 400 g',
    category: 'health-food',
    unit_zh: '罐',
    unit_en: 'tin',
    price: 29800,
    claims: '增强免疫力',
    not_for: '少年儿童、孕妇、乳母',
    approval: '国食健注G20250118',
  },
  {
    id: 'foot-tub',
    name_zh: '禾悦足浴桶',
    name_en: 'Heyue foot tub',
    category: 'appliance',
    unit_zh: '台',
    unit_en: 'pc',
    price: 69900,
    claims: '恒温加热、定时、按摩滚轮',
    not_for: '',
    approval: '',
  },
  {
    id: 'home-care',
    name_zh: '居家安心服务包(12 个月)',
    name_en: 'Home care plan, 12 months',
    category: 'service',
    unit_zh: '份',
    unit_en: 'plan',
    price: 128000,
    claims: '每月上门一次,每次两小时:打扫、采买、陪聊',
    not_for: '',
    approval: '',
  },
];

/** On the shelf this spring. */
export const BATCHES = [
  { product_id: 'protein', batch: 'B2601', expires_on: '2028-01-05' },
  { product_id: 'protein', batch: 'B2602', expires_on: '2028-02-05' },
];

/** Values 安禾 chose for the blanks of its customer-file rules. */
export const BLANKS = {
  survey_hand_in: 'P0D',
  allocate_within: 'P1D',
  seal_within: 'P2D',
  consolidate_within: 'P2D',
  new_member_share: 10,
  rebuild_within: 'P0D',
};

/** And for those of its selling events and meetings. */
export const EVENT_BLANKS = { attendance_goal: 90, division_before: '-P1D', visit_note_within: 'P1D' };
export const MEETING_BLANKS = {
  slides_reviewed_before: '-P1D',
  large_event: 100,
  lunch_count_within: 'PT90M',
  summary_within: 'P0D',
  repeat_from: 2,
  feedback_within: 'P3D',
};

/** The systems of the desk, the rooms and the office, with what 安禾 chose in them. */
export const OFFICE_SYSTEMS: readonly Omit<NewAdoption, 'id' | 'from'>[] = [
  { pack: 'leave', variants: { 'leave.approval': 'three-days' } },
  {
    pack: 'reception',
    variants: {
      'reception.levels': 'four-classes',
      'meal.per_head_cap': 'four-classes',
      'leader.notice_lead': 'one-day',
      'room.request_lead': 'one-day',
      'tea.ready_before_start': 'fifteen-minutes',
      'tea.refill_interval': 'thirty-to-forty',
    },
    blanks: { extras_limit: 30000, assign_within: 'P1D' },
  },
  { pack: 'expenses', blanks: { pay_workdays: 5, gift_limit: 20000 } },
  {
    pack: 'complaints',
    variants: { 'complaint.sla': 'end-of-day' },
    blanks: { ticket_call_back_within: 'P1D', lower_level: 'desk' },
  },
  { pack: 'shift-handover' },
  { pack: 'experience-shop', blanks: { fault_within: 'P0D' } },
  { pack: 'cash-and-goods', blanks: { advance_pay_workdays: 1, major_purchase: 200000 } },
];
