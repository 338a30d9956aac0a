import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { firstSetUp } from '../../../../contract/identity.ts';
import { record } from '../../../ledger/index.ts';
import type { Database, OwnerTransaction, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { addMember } from '../organisation/add-member.ts';
import { foundOrganisation } from '../organisation/found.ts';
import { setPassword } from './choose-password.ts';
import { expectGoodPassword, hashPassword } from './password.ts';
import { type Device, type OpenedSession, openSession } from './sessions.ts';
import { hashOf } from './token.ts';

export type FirstSetUp = z.infer<typeof firstSetUp>;

/** No letters that are read as digits over a shoulder. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const WEEK = 7 * 86_400_000;
const TRIES = 20;

/**
 * The code that guards the first set-up, for printing on the console: a new one each start, null once an
 * organisation exists. Whoever can read the console may name the administrator.
 */
export async function ensureSetUpCode(db: Database): Promise<string | null> {
  return db.asOwner(async (tx) => {
    await tx.deleteFrom('set_up_code').execute();
    if (await anyOrganisation(tx)) return null;
    const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    const code = `${letters.slice(0, 4)}-${letters.slice(4)}`;
    const now = tx.clock.now();
    await tx
      .insertInto('set_up_code')
      .values({ code_hash: hashOf(plain(code)), made_at: new Date(now), expires_at: new Date(now + WEEK) })
      .execute();
    return code;
  });
}

/** @throws Refusal `set-up.done`, `set-up.code` */
export async function checkSetUpCode(db: Database, code: string): Promise<void> {
  const right = await db.asOwner(async (tx) => {
    if (await anyOrganisation(tx)) throw done();
    // Counted in a transaction of its own, so that a wrong guess stays counted
    const row = await tx
      .updateTable('set_up_code')
      .set((on) => ({ tries: on('tries', '+', 1) }))
      .where('tries', '<', TRIES)
      .where('expires_at', '>', new Date(tx.clock.now()))
      .returning('code_hash')
      .executeTakeFirst();
    return row?.code_hash === hashOf(plain(code));
  });
  if (!right) throw wrongCode();
}

/**
 * The first visitor names the organisation and its administrator, and is signed in as them. Two visitors at once:
 * the row of the code is held until the first is done, and the second is told so.
 *
 * @throws Refusal `set-up.done`, `set-up.code`, `password.weak`, `organisation.region`
 */
export async function setUp(
  db: Database,
  given: FirstSetUp,
  device: Device,
  more: (tx: Transaction) => Promise<void> = async () => {},
): Promise<OpenedSession> {
  await checkSetUpCode(db, given.code);
  expectGoodPassword(given.administrator.password, given.administrator.signInName);
  const secret = await hashPassword(given.administrator.password);
  return db.asOwner(async (owner) => {
    await owner.selectFrom('set_up_code').select('code_hash').forUpdate().execute();
    if (await anyOrganisation(owner)) throw done();
    const session = await db.inOrganisation(given.organisation.id, async (tx) => {
      await begin(tx, given, secret);
      await more(tx);
      return openSession(tx, FOUNDER, device);
    });
    await owner.deleteFrom('set_up_code').execute();
    return session;
  });
}

const FOUNDER = 'founder';

async function begin(
  tx: Transaction,
  { organisation, administrator }: FirstSetUp,
  secret: string,
): Promise<void> {
  const by = `member:${FOUNDER}`;
  await foundOrganisation(tx, organisation);
  const { name, signInName } = administrator;
  const posts = [{ post: 'administrator' as const }, { post: 'general-manager' as const }];
  await record(tx, {
    kind: 'organisation.set-up',
    subject: `organisation:${tx.org}`,
    actor: by,
    source: 'set-up',
  });
  await addMember(tx, { id: FOUNDER, name, signInName, posts }, { by, source: 'set-up' });
  await setPassword(tx, FOUNDER, secret, by, 'set-up');
}

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

const anyOrganisation = async (tx: OwnerTransaction): Promise<boolean> =>
  (await tx.selectFrom('organisation').select('org_id').limit(1).executeTakeFirst()) !== undefined;

const done = () =>
  new Refusal(
    'set-up.done',
    409,
    { zh: '已经开通过了', en: 'This was set up already' },
    { mend: { zh: '直接登录', en: 'Sign in instead' } },
  );

const wrongCode = () =>
  new Refusal(
    'set-up.code',
    403,
    { zh: '开通码不对', en: 'The set-up code is not right' },
    {
      mend: {
        zh: '看运行规矩的那个窗口;重新启动会给一个新的码',
        en: 'Look at the window Guiju was started in; starting it again gives a new code',
      },
    },
  );
