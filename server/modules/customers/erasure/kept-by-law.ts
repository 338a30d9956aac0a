import type { Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** What must stay when a person is erased, under which law, and until when. `code` stands in the fact. */
export interface Kept {
  code: string;
  what: Text;
  why: Text;
  until: string | null;
}

/** Accounting vouchers are kept for thirty years; sales of food at least two years after the shelf life. */
const ACCOUNTS_YEARS = 30;
/** Proof of consent to calls and messages, after it ended. */
const PROOF_MONTHS = 5;

export async function keptByLaw(tx: Transaction, customer: string, refusals: number): Promise<Kept[]> {
  const now = new Date(tx.clock.now());
  const kept: Kept[] = [];
  const sold = await lastSale(tx, customer);
  if (sold) kept.push(accounts(sold));
  if (await everConsented(tx, customer)) kept.push(proof(now));
  if (refusals > 0) kept.push(REFUSALS);
  return [...kept, FACTS];
}

const accounts = (sold: Date): Kept => ({
  code: 'accounts',
  what: {
    zh: '订单、收款和退款的金额与日期(不含姓名电话)',
    en: 'Amounts and days of orders, payments and refunds, without name or number',
  },
  why: {
    zh: '《会计档案管理办法》要求保存凭证;《食品安全法》要求保存销售记录',
    en: 'The rules on accounting archives and the Food Safety Law require the records',
  },
  until: `${sold.getUTCFullYear() + ACCOUNTS_YEARS}-12-31`,
});

const proof = (now: Date): Kept => ({
  code: 'consent-proof',
  what: {
    zh: '曾给予和撤回授权的日期与方式(不含凭证原件)',
    en: 'Days and ways of consent given and withdrawn, without the paper',
  },
  why: {
    zh: '通信短信息和语音呼叫服务管理规定要求保存同意凭证至少五个月',
    en: 'The rules on messages and calls require proof of consent for at least five months',
  },
  until: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + PROOF_MONTHS, now.getUTCDate()))
    .toISOString()
    .slice(0, 10),
});

const REFUSALS: Kept = {
  code: 'refusal-hash',
  what: { zh: '免打扰号码的不可还原指纹', en: 'A fingerprint of the number that cannot be turned back' },
  why: {
    zh: '今后不再打扰您,而不必再保存您的号码',
    en: 'So that you are never called again, without keeping your number',
  },
  until: null,
};

const FACTS: Kept = {
  code: 'facts',
  what: {
    zh: '发生过什么事的记录(只有无意义的编号)',
    en: 'The record that something happened, under a meaningless number',
  },
  why: {
    zh: '员工的工作和考核以此为据,已无法看出是您',
    en: 'Members’ work rests on it; nobody can tell it was you',
  },
  until: null,
};

async function lastSale(tx: Transaction, customer: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('fact')
    .select('at')
    .where('org_id', '=', tx.org)
    .where('subject', '=', `customer:${customer}`)
    .where('kind', 'in', ['order.placed', 'payment.received', 'deposit.taken', 'refund.paid'])
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function everConsented(tx: Transaction, customer: string): Promise<boolean> {
  const row = await tx
    .selectFrom('consent')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('customer_id', '=', customer)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
