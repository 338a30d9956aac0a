import type { FactKind, Question } from '../../../../kernel/index.ts';
import {
  bool,
  code,
  codeList,
  date,
  fen,
  instant,
  int,
  onEvent,
  onMember,
  optional,
  ref,
  text,
} from '../fields.ts';

export const eventTypes = {
  'get-together': text('联谊会', 'get-together'),
  lecture: text('讲座', 'lecture'),
  salon: text('沙龙', 'salon'),
  tea: text('茶话会', 'tea party'),
  travel: text('旅游联谊', 'outing'),
  shop: text('到店体验', 'shop day'),
  other: text('其他', 'other'),
};

/** What is got ready for a gathering and published day by day: S000.8-08. */
export const materials = {
  venue: text('场地', 'venue'),
  stock: text('备货', 'stock'),
  equipment: text('设备', 'equipment'),
  gifts: text('礼品', 'gifts'),
  supplies: text('会场用品', 'supplies'),
};

export const planItems = {
  goal: text('目标', 'goal'),
  basics: text('基本要素', 'the basics'),
  theme: text('主题', 'theme'),
  purpose: text('目的', 'purpose'),
  time: text('时间', 'time'),
  place: text('地点', 'place'),
  participants: text('参加者', 'participants'),
  agenda: text('议程', 'agenda'),
  venue: text('场地与时间', 'venue and time'),
  guests: text('嘉宾与参会人', 'speakers and guests'),
  publicity: text('宣传物料', 'publicity material'),
  equipment: text('设备道具', 'equipment'),
  training: text('人员培训', 'staff training'),
  budget: text('预算', 'budget'),
  posts: text('岗位', 'posts'),
  dining: text('用餐', 'dining'),
  speakers: text('讲师', 'speakers'),
};

/** Meetings inside, as far as a gathering needs them. */
export const meetings = {
  briefing: text('会议精神传达', 'briefing'),
  division: text('分工预备会', 'division of work'),
  stocktaking: text('摸底会', 'stock-taking meeting'),
  eve: text('会前会', 'meeting on the eve'),
  morning: text('当天早会', 'morning of the day'),
  summary: text('总结会', 'summary meeting'),
};

/** What a text is for; each is screened before anybody sees it. */
export const textUses = {
  'survey-opening': text('登记开场白', 'opening of the form'),
  invitation: text('邀请', 'invitation'),
  slides: text('讲稿', 'slides'),
  'host-script': text('主持词', 'host’s words'),
  advertisement: text('宣传', 'advertisement'),
  message: text('消息', 'message'),
  product: text('商品介绍', 'what is said of a product'),
  // What is said on the phone or in the hall, and how the event is meant to run
  script: text('话术', 'words to say'),
  plan: text('活动方案', 'plan of the event'),
};
export const textCategories = {
  'health-food': text('保健食品', 'health food'),
  food: text('普通食品', 'food'),
  device: text('器械', 'device'),
  appliance: text('家电', 'appliance'),
  service: text('服务', 'service'),
};

const speakerTitles = {
  lecturer: text('讲师', 'lecturer'),
  expert: text('专家', 'expert'),
  consultant: text('咨询师', 'consultant'),
  doctor: text('医生', 'doctor'),
};

export const planningKinds: FactKind[] = [
  onEvent('event.planned', '活动立项', 'event planned', {
    type: optional(code('会议类型', 'type of event', eventTypes)),
    capacity: optional(int('座位数', 'seats')),
    goal_guests: optional(int('到会目标', 'guests aimed at')),
    goal_sales: optional(fen('销售目标', 'sales aimed at')),
    budget: optional(fen('预算', 'budget')),
    important: optional(bool('重要活动', 'an important one')),
  }),
  // Said at planning and again whenever it moves: what counts back from the start reads this
  onEvent('event.scheduled', '定下时间', 'event scheduled', {
    day: date('哪天', 'day'),
    doors: instant('开门', 'doors open'),
    starts: instant('开始', 'starts'),
    ends: instant('结束', 'ends'),
    guests: int('预计人数', 'guests expected'),
    off_site: bool('在公司以外', 'away from the company'),
    region: optional(code('地区', 'region')),
    festival: optional(code('当天节日', 'festival of the day')),
  }),
  onEvent('event.cancelled', '活动取消', 'event cancelled'),
  onEvent('event.settled', '筹备事项敲定', 'a point of planning settled', {
    item: code('事项', 'item', planItems),
    // Of the agenda; and of the speakers
    minutes: optional(int('议程总分钟', 'minutes of the agenda')),
    segments: optional(int('环节数', 'segments')),
    lines: optional(int('串场词数', 'linking lines')),
    speakers: optional(int('讲师人数', 'speakers')),
    verified: optional(bool('资质已核实', 'credentials verified')),
  }),
  onEvent('event.published', '活动发布', 'event published', {
    type: code('会议类型', 'type of event', eventTypes),
    own_script: bool('有本类型话术', 'has its own script'),
    roles_missing: codeList('未定的岗位', 'roles not filled'),
    compliance_reviewed: bool('已做合规审查', 'compliance reviewed'),
  }),
  onEvent('event.filed', '活动备案', 'event filed with the authority', {
    plan: bool('方案', 'plan'),
    qualifications: bool('产品资质', 'product qualifications'),
    materials: bool('宣传资料', 'promotional material'),
    pledge: bool('诚信承诺书', 'integrity pledge'),
  }),
  onEvent('material.counted', '物料清点', 'material counted', {
    item: code('物料', 'material', materials),
    have: int('已有', 'have'),
    wanted: int('要', 'wanted'),
  }),
  onEvent('progress.published', '公布进度', 'progress published', {
    ready: bool('全部就绪', 'all ready'),
    missing: codeList('还差', 'missing'),
  }),
  onEvent('event.readied', '一切就绪', 'everything is ready'),
  onEvent('event-meeting.held', '活动例会已开', 'meeting about the event held', {
    meeting: code('例会', 'meeting', meetings),
    attended: int('到会员工', 'members present'),
    missing: codeList('未确认事项', 'points not settled'),
  }),
  onEvent('quota.set', '指标下达', 'quota set', {
    member: ref('member', '员工', 'member'),
    guests: int('邀约人数', 'guests'),
    sales: fen('销售任务', 'sales'),
  }),
  onEvent('event-post.filled', '会场岗位到人', 'a post at the event filled', {
    post: code('会场岗位', 'post at the event'),
    member: ref('member', '员工', 'member'),
    handbook: optional(bool('附了岗位手册', 'with the handbook of the post')),
  }),
  onEvent('cost.settled', '费用结清', 'cost settled', {
    line: code('费用项', 'line'),
    planned: fen('计划', 'planned'),
    spent: fen('实际', 'spent'),
  }),
  {
    kind: 'text.shown',
    text: text('出示文稿', 'a text is shown'),
    subject: 'organisation',
    refs: { event: 'event' },
    data: {
      use: code('用处', 'use', textUses),
      category: optional(code('商品类别', 'product category', textCategories)),
      licensed: optional(bool('医师执业证已核', 'the speaker’s licence to practise was seen')),
      step: optional(code('套路标签', 'selling step it is tagged with')),
      brand: optional(bool('有公司标识', 'carries the company’s mark')),
    },
  },
  onEvent('slides.passed', '讲稿通过审查', 'slides passed the review'),
  onEvent('speaker.introduced', '介绍讲师', 'speaker introduced', {
    as: code('称呼', 'introduced as', speakerTitles),
    credential: bool('资质已核实', 'credentials are verified'),
    licence: bool('执业证号已登记', 'a licence number is on record'),
  }),
  onMember('briefing.acknowledged', '会议精神已知悉', 'briefing acknowledged'),
];

const members = (zh: string, en: string): Question['gives'] => ({
  type: { list: 'ref' },
  of: 'member',
  text: text(zh, en),
});

export const planningQuestions: Question[] = [
  { name: 'starts', of: 'event', gives: instant('开始', 'starts') },
  { name: 'day', of: 'event', gives: date('哪天', 'day') },
  { name: 'capacity', of: 'event', gives: int('座位数', 'seats') },
  { name: 'region', of: 'event', gives: code('地区', 'region') },
  { name: 'guests', of: 'event', gives: int('预计人数', 'guests expected') },
  { name: 'ready', of: 'event', gives: bool('一切就绪', 'everything is ready') },
  { name: 'missing', of: 'event', gives: { ...codeList('还差', 'missing'), codes: materials } },
  { name: 'lacking', of: 'event', gives: int('还差几件', 'pieces lacking') },
  { name: 'stocktaken', of: 'event', gives: bool('摸底会已开', 'stock-taking meeting held') },
  { name: 'filed', of: 'event', gives: bool('已备案', 'filed') },
  { name: 'off_site', of: 'event', gives: bool('在公司以外', 'away from the company') },
  { name: 'planned_sales', of: 'event', gives: fen('销售目标', 'sales aimed at') },
  { name: 'quotas_given', of: 'event', gives: int('已下达的邀约人数', 'guests given out as quotas') },
  { name: 'sales_given', of: 'event', gives: fen('已下达的销售任务', 'sales given out as quotas') },
  { name: 'crew', of: 'event', gives: members('参与员工', 'members at the event') },
  { name: 'filled_posts', of: 'event', gives: codeList('已定人的岗位', 'posts filled') },
  { name: 'planned_minutes', of: 'event', gives: int('议程总分钟', 'minutes of the running order') },
  { name: 'tasked', of: 'event', gives: members('有任务的员工', 'members with a task') },
  { name: 'briefed', of: 'event', gives: members('已知悉的员工', 'members who know the briefing') },
  { name: 'quota_used_up', of: 'event', gives: members('指标已用完的员工', 'members with no quota left') },
  {
    name: 'upcoming_events',
    of: 'organisation',
    gives: { type: { list: 'ref' }, of: 'event', text: text('还没开的活动', 'events to come') },
  },
  { name: 'fact_kinds', of: 'event', gives: codeList('发生过的事', 'kinds of fact so far') },
];
