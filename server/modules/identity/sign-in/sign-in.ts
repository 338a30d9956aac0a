import type { Database, Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { logAccess } from '../audit/log-access.ts';
import { countTry, trySucceeded } from './attempts.ts';
import { accountOf } from './organisations-here.ts';
import { checkAgainstNobody, passwordFits } from './password.ts';
import { type Device, type OpenedSession, openSession } from './sessions.ts';

interface Tried {
  account: string;
  password: string;
}

/**
 * Opens a session for somebody who knows the password. The check itself runs outside any transaction: it takes
 * 60 ms of work, and connections are few.
 *
 * @throws Refusal `sign-in.wrong`, the same for an unknown account, a wrong password and one who left
 * @throws Refusal `sign-in.wait`, `sign-in.which-organisation`
 */
export async function signIn(db: Database, tried: Tried, device: Device): Promise<OpenedSession> {
  const account = await accountOf(db, tried.account);
  if (!account) {
    await checkAgainstNobody(tried.password);
    throw wrong();
  }
  const { attempt, found } = await db.inOrganisation(account.org, async (tx) => ({
    attempt: await countTry(tx, account.name, device.address),
    found: await credentialOf(tx, account.name),
  }));
  const fits = found
    ? await passwordFits(tried.password, found.secret)
    : await checkAgainstNobody(tried.password);
  if (!found || !fits) throw wrong();
  return db.inOrganisation(account.org, async (tx) => {
    await trySucceeded(tx, attempt);
    await logAccess(tx, {
      who: `member:${found.member_id}`,
      act: 'signed-in',
      what: `member:${found.member_id}`,
      why: device.name,
      address: device.address,
    });
    return openSession(tx, found.member_id, device);
  });
}

const credentialOf = (tx: Transaction, name: string) =>
  tx
    .selectFrom('member')
    .innerJoin('credential', (on) =>
      on.onRef('credential.org_id', '=', 'member.org_id').onRef('credential.member_id', '=', 'member.id'),
    )
    .select(['credential.member_id', 'credential.secret'])
    .where('member.sign_in_name', '=', name)
    .where('member.state', '=', 'active')
    .where((on) => on.or([on('leaves_at', 'is', null), on('leaves_at', '>', new Date(tx.clock.now()))]))
    .executeTakeFirst();

const wrong = () =>
  new Refusal(
    'sign-in.wrong',
    401,
    { zh: '登录名或密码不对', en: 'The name or the password is not right' },
    {
      mend: {
        zh: '检查大小写和输入法;忘了就请管理员发新链接',
        en: 'Check capitals; if forgotten, ask the administrator for a new link',
      },
    },
  );
