import type { FieldSpec, FieldType, Question } from '../../../kernel/index.ts';

/** What clauses may ask of customers, files and forms. */

const asked = (
  of: string,
  name: string,
  type: FieldType,
  zh: string,
  en: string,
  more: Partial<FieldSpec> = {},
) => ({ of, name, gives: { type, text: { zh, en }, ...more } }) satisfies Question;

const codeList: FieldType = { list: 'code' };
const refList: FieldType = { list: 'ref' };
const member = { of: 'member' };

const ofCustomer: Question[] = [
  asked('customer', 'owner', 'ref', '负责人', 'owner', member),
  asked('customer', 'file', 'ref', '档案', 'file', { of: 'file' }),
  asked('customer', 'file_outcome', 'code', '档案结果', 'outcome of the file'),
  asked('customer', 'attended', 'bool', '参加过活动', 'came to an activity'),
  asked('customer', 'number_source', 'bool', '号码有来源', 'the number has a source'),
  asked('customer', 'selling_channels', codeList, '可营销的方式', 'channels agreed for selling'),
  asked('customer', 'selling_refused', 'bool', '拒绝营销', 'refuses selling'),
  asked('customer', 'refused_channels', codeList, '拒绝的方式', 'channels refused'),
  asked('customer', 'health_consent', 'bool', '同意健康信息', 'agreed to health information'),
  asked('customer', 'selling_frozen', 'bool', '营销已冻结', 'selling stands still'),
  asked('customer', 'quiet_from', 'int', '勿扰起', 'not to be called from'),
  asked('customer', 'quiet_to', 'int', '勿扰止', 'not to be called until'),
  asked('customer', 'selling_answered_today', 'int', '今天已营销联系', 'selling contacts today'),
  asked('customer', 'selling_answered_7_days', 'int', '7 天内已营销联系', 'selling contacts in 7 days'),
  asked('customer', 'selling_answered_30_days', 'int', '30 天内已营销联系', 'selling contacts in 30 days'),
  asked('customer', 'selling_unanswered_today', 'int', '今天未接通', 'not answered today'),
  asked('customer', 'selling_unanswered_7_days', 'int', '7 天内未接通', 'not answered in 7 days'),
];

const ofFile: Question[] = [
  asked('file', 'customer', 'ref', '顾客', 'customer', { of: 'customer' }),
  asked('file', 'holder', 'ref', '借阅人', 'who has it', member),
  asked('file', 'custodian', 'ref', '保管人', 'custodian'),
  asked('file', 'call_back_holders', refList, '应回访的人', 'who owes a call-back'),
  asked('file', 'approved_readers', refList, '获准查看的人', 'approved readers'),
  asked('file', 'approved_copiers', refList, '获准复制的人', 'approved copiers'),
  asked('file', 'released_version', 'code', '现行版本', 'released version'),
];

const ofSurvey: Question[] = [
  asked('survey', 'customer', 'ref', '顾客', 'customer', { of: 'customer' }),
  asked('survey', 'state', 'code', '状态', 'state'),
  asked('survey', 'collector', 'ref', '登记人', 'collector', member),
  asked('survey', 'approved_readers', refList, '获准查看的人', 'approved readers'),
  asked('survey', 'approved_copiers', refList, '获准复制的人', 'approved copiers'),
  asked('survey', 'released_version', 'code', '现行版本', 'released version'),
  asked('survey', 'nearest', 'ref', '就近的代表', 'nearest representative', member),
  asked('survey', 'lightest', 'ref', '手头最少的代表', 'who carries least', member),
  asked('survey', 'unowned_in_batch', 'int', '本批无主份数', 'without a collector in this batch'),
  asked('survey', 'new_members_given', 'int', '已给新员工份数', 'given to new members'),
];

const ofOthers: Question[] = [
  asked('member', 'files_held', 'int', '手里的档案', 'files in hand'),
  asked('member', 'surveys_to_hand_in', 'int', '待上交的登记表', 'forms to hand in'),
  asked('organisation', 'survey_version', 'code', '登记表现行版本', 'released registration form'),
  asked('organisation', 'file_version', 'code', '档案表现行版本', 'released file form'),
];

export const customersQuestions: readonly Question[] = [...ofCustomer, ...ofFile, ...ofSurvey, ...ofOthers];
