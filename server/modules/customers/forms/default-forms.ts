import type { Field } from '../../../../contract/files.ts';

/**
 * The forms an organisation starts with. There is no field for income, children, living alone, character or how
 * willing somebody is to buy, and none may be added (lawful.md 8).
 */

const words = (zh: string, en: string) => ({ zh, en });
const text = (name: string, zh: string, en: string, required = true): Field => ({
  name,
  text: words(zh, en),
  input: 'text',
  required,
});
const choice = (name: string, zh: string, en: string, choices: Field['choices'], required = true): Field => ({
  name,
  text: words(zh, en),
  input: 'choice',
  choices,
  required,
});

const contactWays = {
  phone: words('电话', 'phone'),
  wechat: words('微信', 'WeChat'),
  visit: words('上门', 'home visit'),
  shop: words('到店', 'in the shop'),
  none: words('暂不联系', 'not for now'),
};

export const DEFAULT_SURVEY_FIELDS: Field[] = [
  text('name', '姓名', 'Name'),
  text('phone', '电话', 'Phone'),
  choice('gender', '性别', 'Gender', { female: words('女', 'female'), male: words('男', 'male') }),
  text('birth', '出生年月', 'Born'),
  text('district', '街道 / 社区', 'Neighbourhood'),
  text('area', '片区', 'Area', false),
  text('address', '住址', 'Address', false),
  choice('contact', '希望怎样联系', 'How may we reach you?', contactWays),
  text('call_time', '方便接电话的时间', 'Good hours for a call', false),
  text('interest', '想了解什么', 'What would you like to know about?', false),
];

export const DEFAULT_HEALTH_FIELDS: Field[] = [
  text('conditions', '需要我们知道的健康情况', 'Conditions we should know about', false),
  text('medicines', '正在服用的药(不因本公司产品停药)', 'Medicines taken (never stopped for our products)', false),
  text('allergies', '过敏', 'Allergies', false),
];

/** Five required fields, so that fifteen files can be made in one evening. */
export const DEFAULT_FILE_FIELDS: Field[] = [
  text('feedback', '现场反馈', 'What the customer said'),
  text('interest', '关注的商品或服务', 'Goods or services of interest'),
  text('goods', '所购商品(未购填「无」)', 'Goods bought (“none” if none)'),
  choice('contact', '希望怎样联系', 'How to be reached', contactWays),
  text('next_step', '约定的下一步', 'Next step agreed'),
  text('companion', '同来的人', 'Who came along', false),
  text('remark', '备注', 'Remark', false),
];

export const purposeText = (company: string): string =>
  `本表由${company}收集,用于为您提供服务和活动邀请。${company}会销售商品和服务。填写自愿,可随时要求查看、更正、删除或撤回授权。`;
export const consentText = (company: string): string =>
  `我知道${company}会用以上信息为我服务;我可以分别选择是否接受电话、消息、上门的活动邀请和商品介绍。`;
export const HEALTH_TEXT =
  '健康信息属于敏感个人信息,单独征得同意后才填写,只用于安全提醒和使用指导,不用于推销;不同意不影响服务。';
