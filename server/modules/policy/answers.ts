import type { FieldSpec, Question } from '../../../kernel/index.ts';
import type { Answer } from '../../ledger/index.ts';
import { bookingsOfRoom, bookingTime } from './answering/bookings.ts';
import { advancesOpen, receptionLeft } from './answering/money-left.ts';
import { cameThatDay, cardsOfDay } from './answering/shop-day.ts';
import { approvedSoFar, kindsSoFar } from './answering/so-far.ts';

/**
 * What clauses may ask about things no module keeps: packs bring the kinds of fact along, and the facts on record
 * are the answer.
 */
const asked = (
  of: string,
  name: string,
  type: FieldSpec['type'],
  zh: string,
  en: string,
  to?: string,
): Question => ({ of, name, gives: { type, text: { zh, en }, ...(to && { of: to }) } });

export const policyQuestions: Question[] = [
  asked('any', 'fact_kinds', { list: 'code' }, '发生过的事', 'kinds of fact so far'),
  asked('any', 'approved', 'bool', '该批的都批了', 'all who were asked said yes'),
  asked('organisation', 'reception_left', 'fen', '本月接待费余额', 'left of this month’s reception budget'),
  asked('member', 'advances_open', 'fen', '未还的借款', 'advances not repaid'),
  asked('room', 'bookings', { list: 'ref' }, '预订', 'bookings', 'booking'),
  asked('booking', 'starts', 'instant', '开始', 'starts'),
  asked('shop-day', 'cards', { list: 'int' }, '今天登记过的卡', 'cards entered today'),
  asked('shop-day', 'came', 'int', '登记的到店人数', 'visits entered'),
  asked('booking', 'ends', 'instant', '结束', 'ends'),
];

export const policyAnswers: Readonly<Record<string, Answer>> = {
  'any.fact_kinds': kindsSoFar,
  'any.approved': approvedSoFar,
  'organisation.reception_left': receptionLeft,
  'member.advances_open': advancesOpen,
  'room.bookings': bookingsOfRoom,
  'shop-day.cards': cardsOfDay,
  'shop-day.came': cameThatDay,
  'booking.starts': bookingTime('starts'),
  'booking.ends': bookingTime('ends'),
};
