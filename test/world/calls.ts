import type { z } from 'zod';
import type { callBack } from '../../contract/followup.ts';
import { makeCallBack } from '../../server/modules/followup/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import type { Guest } from './guests.ts';
import { caller } from './the-world.ts';

type Given = Partial<Omit<z.output<typeof callBack>, 'id' | 'obligations' | 'at'>> & {
  /** What is owed, where it is no call-back of a calendar. */
  noun?: string;
};

/** Somebody calls a customer they owe a call, as the app records it at the clock's moment. */
export async function call(tx: Transaction, by: string, guest: Guest, given: Given = {}): Promise<void> {
  const { noun: wanted = 'call-back', ...said } = given;
  const owed = await owedCalls(tx, by, guest, [wanted, 'promise']);
  const [first] = owed.filter(({ noun }) => noun === wanted);
  if (!first) throw new Error(`${by} owes ${guest.name} no call`);
  const promise = given.channel === 'visit' ? owed.filter(({ noun }) => noun === 'promise') : [];
  await makeCallBack(
    tx,
    {
      ...PLAIN,
      ...said,
      id: `w.${by}.${guest.id}.${tx.clock.now()}`,
      obligations: [first, ...promise].map(({ id }) => id),
      at: new Date(tx.clock.now()).toISOString(),
    },
    caller(by),
    'demo',
  );
}

const PLAIN: Omit<z.output<typeof callBack>, 'id' | 'obligations' | 'at'> = {
  startedAt: null,
  seconds: 140,
  channel: 'phone',
  result: 'satisfied',
  said: { customer: '挺好的,谢谢', mine: '按包装上的说明用,有不舒服先看医生' },
  sheet: {},
  attachments: [],
  joint: false,
  asked: false,
  visit: null,
  refused: null,
  effect: null,
  promise: null,
};

const owedCalls = (
  tx: Transaction,
  by: string,
  guest: Guest,
  nouns: readonly string[] = ['call-back', 'promise'],
) => {
  const posts = caller(by).posts.map((post) => `post:${post}`);
  return tx
    .selectFrom('obligation')
    .select(['id', 'noun'])
    .where('org_id', '=', tx.org)
    .where('subject', '=', `customer:${guest.id}`)
    .where('holder', 'in', [`member:${by}`, ...posts])
    .where('state', '=', 'open')
    .where('counts_from', '<=', new Date(tx.clock.now()))
    .where('noun', 'in', nouns)
    .orderBy('due_at')
    .execute();
};

/** The open duty about a customer that somebody holds, due first. */
export async function obligationOf(tx: Transaction, holder: string, guest: Guest): Promise<string> {
  const [first] = await owedCalls(tx, holder, guest);
  if (!first) throw new Error(`${holder} owes nothing about ${guest.name}`);
  return first.id;
}
