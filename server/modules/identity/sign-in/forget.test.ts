import { expect, it } from 'vitest';
import { testDatabase } from '../../../../test/world/database.ts';
import { smallCompany } from '../../../../test/world/small-company.ts';
import { introduce } from '../../../ledger/index.ts';
import { SettableClock } from '../../../platform/clock.ts';
import { identity } from '../index.ts';
import { forgetOldSignIns } from './forget.ts';
import { openSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { makeLink } from './sign-in-link.ts';

const DAY = 86_400_000;
const clock = new SettableClock('2026-03-10T09:00:00+08:00');
const { db } = await testDatabase({ clock });
introduce([identity]);
await smallCompany({ db });
const device = { name: 'iPhone', address: '10.0.0.1', keep: true };

const left = () =>
  db.inOrganisation('anhe', async (tx) => {
    const count = async (table: 'sign_in_attempt' | 'session' | 'sign_in_link' | 'idempotency_key') =>
      (await tx.selectFrom(table).select('org_id').execute()).length;
    return {
      tries: await count('sign_in_attempt'),
      sessions: await count('session'),
      links: await count('sign_in_link'),
      answers: await count('idempotency_key'),
    };
  });
const forget = () => forgetOldSignIns.run({ db, org: null, payload: {} });

it('forgets each thing when nobody needs it any more, and not before', async () => {
  await expect(signIn(db, { account: 'wang-min', password: 'wrong' }, device)).rejects.toThrow(
    'sign-in.wrong',
  );
  await db.inOrganisation('anhe', async (tx) => {
    await openSession(tx, 'wang-min', { ...device, keep: false });
    await makeLink(tx, 'li-qiang', 'member:admin');
    const made_at = new Date(clock.now());
    await tx
      .insertInto('idempotency_key')
      .values({ caller: 'wang-min', key: 'k', request: 'r', made_at })
      .execute();
  });
  await forget();
  expect(await left()).toEqual({ tries: 1, sessions: 1, links: 1, answers: 1 });
  clock.pass(DAY);
  await forget();
  expect(await left()).toEqual({ tries: 0, sessions: 1, links: 1, answers: 1 });
  clock.pass(7 * DAY);
  await forget();
  expect(await left()).toEqual({ tries: 0, sessions: 1, links: 1, answers: 0 });
  clock.pass(90 * DAY);
  await forget();
  expect(await left()).toEqual({ tries: 0, sessions: 0, links: 0, answers: 0 });
});
