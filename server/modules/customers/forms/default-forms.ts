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

/** The fields of S003.2-02, the agreement and signature apart: those have steps of their own. */
export const DEFAULT_SURVEY_FIELDS: Field[] = [
  text('name', '姓名', 'Name'),
  text('phone', '电话', 'Telephone'),
  choice('phone_source', '电话来源', 'How we came by the number', {
    herself: words('本人填写', 'given by the customer'),
    'phoned-in': words('来电', 'phoned in'),
    introduced: words('亲友介绍(本人同意)', 'introduced with their consent'),
  }),
  choice('sex', '性别', 'Sex', { female: words('女', 'female'), male: words('男', 'male') }, false),
  text('born', '出生日期', 'Date of birth', false),
  text('area', '居住片区', 'Area'),
  text('district', '街道 / 社区', 'Neighbourhood', false),
  text('address', '住址', 'Address', false),
  text('quiet_hours', '不便接电话的时段', 'Hours not to call', false),
  text('interest', '想了解什么', 'What would you like to know about?', false),
];

export const DEFAULT_HEALTH_FIELDS: Field[] = [
  text('health', '健康情况(自愿)', 'Health (voluntary)', false),
  text(
    'medicines',
    '正在服用的药(不因本公司产品停药)',
    'Medicines taken (never stopped for our goods)',
    false,
  ),
  text('allergies', '过敏', 'Allergies', false),
];

/** The fields of S003.3-03: five to answer, one more for a buyer, so that fifteen files can be made in an evening. */
export const DEFAULT_FILE_FIELDS: Field[] = [
  choice('activity', '参加的活动', 'Activity', {
    'get-together': words('联谊会', 'get-together'),
    lecture: words('讲座', 'lecture'),
    travel: words('旅游', 'trip'),
    catering: words('餐饮', 'meal'),
    shop: words('到店', 'shop'),
    other: words('其他', 'other'),
  }),
  choice('outcome', '是否购买', 'Bought', {
    bought: words('已购', 'bought'),
    none: words('未购', 'did not buy'),
  }),
  { ...text('products', '所购产品', 'Products'), onlyIf: { name: 'outcome', is: 'bought' } },
  text('feedback', '顾客说', 'The customer said'),
  text('wishes', '想了解的事', 'What they want to know'),
  text('next_step', '下一步', 'Next step'),
  text('companion', '同来的人', 'Who came along', false),
];

export const purposeText = (company: string): string =>
  `本表由${company}收集,用于为您提供服务和活动邀请。${company}会销售商品和服务。填写自愿,可随时要求查看、更正、删除或撤回授权。`;
export const consentText = (company: string): string =>
  `我知道${company}会用以上信息为我服务;我可以分别选择是否接受电话、消息、上门的活动邀请和商品介绍。`;
export const HEALTH_TEXT =
  '健康信息属于敏感个人信息,单独征得同意后才填写,只用于安全提醒和使用指导,不用于推销;不同意不影响服务。';
