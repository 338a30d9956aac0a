import { describe, expect, it } from 'vitest';
import type { Me } from '../../contract/identity.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { testApp } from '../world/app.ts';
import { PASSWORD, signedIn, smallCompany } from '../world/small-company.ts';

const house = await testApp();
await smallCompany(house);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const wrong = (account: string) =>
  house.device().ask<RefusalAnswer>('POST', '/api/session', { account, password: 'not the password' });

describe('signing in', () => {
  it('tells who one is, in which posts, for whom, and what one may do', async () => {
    const { body: me } = await (await signedIn(house, 'Wang-Min')).ask<Me>('GET', '/api/me');
    expect(me.member).toEqual({ id: 'wang-min', name: '王敏', signInName: 'wang-min' });
    expect(me.organisation).toMatchObject({ id: 'anhe', customerWord: { zh: '顾客', en: 'customer' } });
    expect(me.posts).toEqual([
      { code: 'representative', name: { zh: '满意代表', en: 'Representative' }, department: 'sales' },
    ]);
    expect(me.lineManager).toEqual({ id: 'zhao-lei', name: '赵磊' });
    expect(me.may).toContain('session.own');
    expect(me.may).not.toContain('member.add');
  });

  it('keeps the token from scripts, and only its hash in the database', async () => {
    const answer = await house
      .device()
      .ask('POST', '/api/session', { account: 'wang-min', password: PASSWORD });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^guiju_session=anhe\.[\w-]{43};/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const secret = /anhe\.([\w-]{43})/.exec(cookie)?.[1] as string;
    const rows = await house.db.asOwner((tx) => tx.selectFrom('session').selectAll().execute());
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('says the same for an unknown account, a wrong password and an unknown organisation', async () => {
    const answers = [await wrong('wang-min'), await wrong('nobody'), await wrong('wang-min@elsewhere')];
    for (const { status, body } of answers) expect([status, body]).toEqual([401, answers[0]?.body]);
  });

  it('a made-up token opens nothing', async () => {
    const { status } = await fetch(`${house.address}/api/me`, {
      headers: { cookie: `guiju_session=anhe.${'A'.repeat(43)}` },
    });
    expect(status).toBe(401);
  });
});

describe('guessing', () => {
  it('is slowed after five mistakes, gently, and the right password works after the wait', async () => {
    for (let i = 0; i < 5; i++) expect((await wrong('li-qiang')).status).toBe(401);
    const { status, body, headers } = await wrong('li-qiang');
    expect([status, body.error.code]).toEqual([429, 'sign-in.wait']);
    expect(body.error.message.zh).toContain('1 分钟');
    expect(headers.get('retry-after')).toBe('60');
    const early = await house
      .device()
      .ask('POST', '/api/session', { account: 'li-qiang', password: PASSWORD });
    expect(early.status).toBe(429);
    house.clock.pass(MINUTE);
    await signedIn(house, 'li-qiang');
    expect((await wrong('li-qiang')).status).toBe(401);
  });

  it('many tries at once are not many free guesses', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => wrong('chen-hui')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    house.clock.pass(60 * MINUTE);
  });

  it('does not lock the person out from elsewhere', async () => {
    for (let i = 0; i < 6; i++) await wrong('zhao-lei');
    const headers = { 'content-type': 'application/json', 'x-guiju': '1', 'x-forwarded-for': '10.1.2.3' };
    const body = JSON.stringify({ account: 'zhao-lei', password: PASSWORD });
    const elsewhere = await fetch(`${house.address}/api/session`, { method: 'POST', headers, body });
    expect(elsewhere.status).toBe(204);
    house.clock.pass(60 * MINUTE);
  });
});

interface Sessions {
  sessions: { id: string; here: boolean }[];
}

describe('sessions', () => {
  it('are listed and revoked one by one', async () => {
    const phone = await signedIn(house, 'gao-lin');
    const desk = await signedIn(house, 'gao-lin');
    const { body } = await desk.ask<Sessions>('GET', '/api/me/sessions');
    expect(body.sessions.map(({ here }) => here).sort()).toEqual([false, true]);
    const other = body.sessions.find(({ here }) => !here)?.id;
    expect((await desk.ask('DELETE', `/api/me/sessions/${other}`)).status).toBe(204);
    const refused = await phone.ask<RefusalAnswer>('GET', '/api/me');
    expect([refused.status, refused.body.error.code]).toEqual([401, 'session.ended']);
    expect((await desk.ask('GET', '/api/me')).status).toBe(200);
  });

  it("another's session cannot be ended", async () => {
    const mine = await signedIn(house, 'gao-lin');
    await signedIn(house, 'wang-min');
    const [row] = await house.db.asOwner((tx) =>
      tx
        .selectFrom('session')
        .select('id')
        .where('member_id', '=', 'wang-min')
        .where('ended_at', 'is', null)
        .execute(),
    );
    expect((await mine.ask('DELETE', `/api/me/sessions/${row?.id}`)).status).toBe(404);
  });

  it('end on signing out', async () => {
    const device = await signedIn(house, 'gao-lin');
    expect((await device.ask('DELETE', '/api/session')).status).toBe(204);
    expect((await device.ask('GET', '/api/me')).status).toBe(401);
  });

  it('live thirty days after the last use, or one working day', async () => {
    const kept = await signedIn(house, 'wang-min');
    const shared = house.device();
    await shared.ask('POST', '/api/session', { account: 'wang-min', password: PASSWORD, keep: false });
    house.clock.pass(DAY / 2);
    expect((await shared.ask('GET', '/api/me')).status).toBe(401);
    for (let i = 0; i < 3; i++) {
      house.clock.pass(29 * DAY);
      expect((await kept.ask('GET', '/api/me')).status).toBe(200);
    }
    house.clock.pass(30 * DAY);
    expect((await kept.ask('GET', '/api/me')).status).toBe(401);
  });
});

describe('the password', () => {
  it('is changed with the old one, and other devices sign in again', async () => {
    const here = await signedIn(house, 'chen-hui');
    const there = await signedIn(house, 'chen-hui');
    const change = (current: string, next: string) =>
      here.ask<RefusalAnswer>('PUT', '/api/me/password', { current, next });
    expect((await change('not this', '另外一句八个字的')).body.error.code).toBe('password.current');
    expect((await change(PASSWORD, '12345678')).body.error.code).toBe('password.weak');
    expect((await change(PASSWORD, '另外一句八个字的')).status).toBe(204);
    expect((await here.ask('GET', '/api/me')).status).toBe(200);
    expect((await there.ask('GET', '/api/me')).status).toBe(401);
    expect((await wrong('chen-hui')).status).toBe(401);
    const next = { account: 'chen-hui', password: '另外一句八个字的' };
    expect((await house.device().ask('POST', '/api/session', next)).status).toBe(204);
  });

  it('is chosen by a link that works once and only the newest', async () => {
    const admin = await signedIn(house, 'admin');
    const link = async () =>
      (await admin.ask<{ path: string }>('POST', '/api/members/zhao-lei/sign-in-link')).body.path.split(
        '#',
      )[1];
    const [old, code] = [await link(), await link()];
    const use = (c: string | undefined) =>
      house
        .device()
        .ask<RefusalAnswer>('POST', '/api/sign-in-link/use', { code: c, password: '门口有两盆花呀' });
    expect((await use(old)).body.error.code).toBe('link.used');
    const { body: holder } = await house.device().ask('POST', '/api/sign-in-link/read', { code });
    expect(holder).toMatchObject({ member: { name: '赵磊', signInName: 'zhao-lei' }, organisation: '安禾' });
    expect((await use(code)).body.error?.code).toBe('password.weak');
    const good = { code, password: '门口摆着两盆花呀' };
    expect((await house.device().ask('POST', '/api/sign-in-link/use', good)).status).toBe(204);
    expect((await house.device().ask('POST', '/api/sign-in-link/use', good)).status).toBe(410);
  });
});
