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
  onGuest,
  onMember,
  optional,
  text,
} from '../fields.ts';
import { checkItems } from './checklists.ts';

export const incidents = {
  unwell: text('顾客不适', 'guest unwell'),
  fall: text('跌倒', 'fall'),
  fire: text('火情', 'fire'),
  quarrel: text('争执', 'quarrel'),
  equipment: text('设备故障', 'equipment failure'),
  other: text('其他', 'other'),
};

/** A shirt with a tie or a suit: what the company lends or asks for, whoever wears it. */
export const attires = { shirt: text('衬衫领带', 'shirt and tie'), suit: text('套装', 'suit') };

export const blocks = {
  centre: text('中间', 'centre'),
  left: text('左侧', 'left'),
  right: text('右侧', 'right'),
};

export const hallKinds: FactKind[] = [
  onEvent('event.opened', '开门', 'doors opened', {
    officers: optional(int('到场监管人员', 'officers of the authority present')),
  }),
  onEvent('event.started', '活动开始', 'event started', {
    late_minutes: optional(int('晚了几分钟', 'minutes late')),
    said_seller: optional(bool('开场说明谁在销售什么', 'said who sells what')),
    present: optional(int('在座顾客', 'guests present')),
    spoken_with: optional(int('开场前已关照', 'spoken with before the opening')),
  }),
  onEvent('event.ended', '活动结束', 'event ended', {
    minutes: optional(int('总时长(分钟)', 'minutes in all')),
  }),
  onEvent('event.reported', '会后总结', 'event reported', {
    signed_in: optional(int('签到人数', 'people signed in')),
    contracts: optional(int('签约人数', 'people who signed')),
    sales: optional(fen('销售额', 'sales')),
  }),
  // Out of a hundred each; a phase that is not scored yet is left out
  onEvent('event.scored', '活动打分', 'event scored', {
    before: optional(int('会前', 'before')),
    during: optional(int('会中', 'during')),
    after: optional(int('会后', 'after')),
  }),
  onEvent('seating.settled', '座次排定', 'seating settled', {
    tables: int('桌数', 'tables'),
    without_returning: codeList('没有老顾客的桌', 'tables without a returning guest'),
    without_staff: optional(codeList('没有员工座的桌', 'tables without a staff seat')),
  }),
  // With the front-most free row of each block at that moment; a block that is full is left out
  onGuest('seat.given', '引座', 'seat given', {
    block: code('片区', 'block', blocks),
    zone: optional(code('划定片区', 'the guest’s zone', blocks)),
    centre_row: optional(int('中间最前空排', 'front-most free row of the centre')),
    left_row: optional(int('左侧最前空排', 'front-most free row on the left')),
    right_row: optional(int('右侧最前空排', 'front-most free row on the right')),
  }),
  onEvent('stage.started', '环节开始', 'stage started', {
    stage: code('环节', 'stage'),
    in_order: bool('按顺序', 'in the planned order'),
    after: optional(code('前一环节', 'the stage before')),
  }),
  onEvent('stage.ended', '环节结束', 'stage ended', {
    stage: code('环节', 'stage'),
    minutes: int('分钟', 'minutes'),
  }),
  onEvent('break.taken', '中场休息', 'break taken', {
    minute: int('开场后第几分钟', 'minutes after the start'),
  }),
  onEvent('equipment.checked', '设备已查', 'equipment checked', {
    missing: codeList('有问题的', 'what is not right'),
  }),
  onEvent('checklist.ticked', '清单已勾', 'checklist ticked', {
    list: code('清单', 'checklist'),
    missing: codeList('未做到', 'not done'),
  }),
  onEvent('lunch.counted', '按实到人数订餐', 'lunch counted', {
    guests: int('顾客', 'guests'),
    staff: int('员工', 'staff'),
    planned: fen('计划', 'planned'),
    cost: fen('需要', 'needed'),
  }),
  onEvent('draw.committed', '抽奖名单封存', 'draw committed', {
    entries: int('名单人数', 'entries'),
    top_prize: fen('最高奖品价值', 'value of the top prize'),
    purchase_needed: bool('须购买才能参加', 'only for buyers'),
    rules_shown: optional(bool('规则事先公布', 'rules shown beforehand')),
  }),
  onEvent('draw.drawn', '已开奖', 'draw drawn', {
    prizes: int('奖品数', 'prizes'),
    redrawn: int('重抽', 'drawn again'),
  }),
  onGuest('prize.given', '奖品已领', 'prize given', { value: fen('价值', 'value') }),
  onEvent('incident.reported', '突发情况', 'incident reported', { what: code('情况', 'what', incidents) }),
  onEvent('recording.started', '开始录音录像', 'recording started', {
    keep_until: date('留存到', 'kept until'),
  }),
  onEvent('recording.deleted', '录音录像已删', 'recording deleted', {
    recorded: optional(date('哪天录的', 'recorded on')),
  }),
  onEvent('site.cleared', '现场已收拾', 'site cleared', {
    missing: codeList('少了的物品', 'what is missing'),
  }),
  onGuest('guest.boarded', '上了班车', 'got on the bus'),
  onGuest('guest.spoken-with', '有人关照', 'guest spoken with', {
    bought: bool('当场购买', 'bought'),
    revisit_agreed: bool('约好下次', 'next visit agreed'),
    revisit_at: optional(instant('约在何时', 'agreed for')),
  }),
  onGuest('guest.seen-off', '送客', 'guest seen off'),
  onMember('member.reported', '到岗', 'reported at the event', {
    late_minutes: int('晚了几分钟', 'minutes late'),
    neat: bool('着装齐整', 'neatly dressed'),
    excused: bool('有准假', 'excused'),
    attire: optional(code('着装', 'attire', attires)),
    lacking: optional(codeList('仪容着装还差', 'what dress and grooming lack')),
  }),
];

export const hallQuestions: Question[] = [
  { name: 'said_seller', of: 'event', gives: bool('开场说明谁在销售什么', 'said who sells what') },
  { name: 'over_promised', of: 'event', gives: int('多答应的座位', 'seats promised beyond those there are') },
  {
    name: 'top_sellers',
    of: 'event',
    gives: { type: { list: 'ref' }, of: 'member', text: text('销量前三名', 'the three who sold most') },
  },
  { name: 'unticked', of: 'event', gives: { ...codeList('清单上还差', 'not ticked'), codes: checkItems } },
  { name: 'minutes', of: 'event', gives: int('总时长(分钟)', 'minutes in all') },
];
