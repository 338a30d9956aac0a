import { expect, it } from 'vitest';
import type { Me } from '../../contract/identity.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import { ensureSetUpCode } from '../../server/modules/identity/index.ts';
import { testApp } from '../world/app.ts';

const house = await testApp();

const setUp = (code: string) => ({
  code,
  organisation: { id: 'anhe', name: '安禾康养', region: '512002', customerWord: '会员' },
  administrator: { name: '何管', signInName: 'he', password: '三只碗都在茶几上' },
});

it('leads the first visitor from the console code to a signed-in administrator, once', async () => {
  const visitor = house.device();
  expect((await visitor.ask('GET', '/api/sign-in')).body).toEqual({
    state: 'set-up',
    organisation: null,
    demo: false,
  });
  const code = (await ensureSetUpCode(house.db)) as string;
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);

  const guess = await visitor.ask<RefusalAnswer>('POST', '/api/set-up', setUp('AAAA-BBBB'));
  expect([guess.status, guess.body.error.code]).toEqual([403, 'set-up.code']);
  expect((await visitor.ask('POST', '/api/set-up/code', { code: code.toLowerCase() })).status).toBe(204);

  const bad = { ...setUp(code), organisation: { ...setUp(code).organisation, region: '990000' } };
  expect((await visitor.ask<RefusalAnswer>('POST', '/api/set-up', bad)).body.error.code).toBe(
    'organisation.region',
  );

  const rival = house.device();
  const answers = await Promise.all(
    [visitor, rival].map((who) => who.ask('POST', '/api/set-up', setUp(code))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  const winner = answers[0]?.status === 204 ? visitor : rival;

  const { body: me } = await winner.ask<Me>('GET', '/api/me');
  expect(me.member.name).toBe('何管');
  expect(me.organisation).toMatchObject({
    id: 'anhe',
    customerWord: { zh: '会员', en: 'member' },
    region: '512002',
  });
  expect(me.posts.map((post) => post.code).sort()).toEqual(['administrator', 'general-manager']);

  expect(await ensureSetUpCode(house.db)).toBeNull();
  const page = await visitor.ask('GET', '/api/sign-in');
  expect(page.body).toEqual({
    state: 'sign-in',
    organisation: { id: 'anhe', name: '安禾康养' },
    demo: false,
  });
  expect((await visitor.ask<RefusalAnswer>('POST', '/api/set-up', setUp(code))).body.error.code).toBe(
    'set-up.done',
  );
});

it('shuts the code after twenty wrong guesses', async () => {
  const other = await testApp();
  const code = (await ensureSetUpCode(other.db)) as string;
  const visitor = other.device();
  for (let i = 0; i < 20; i++) await visitor.ask('POST', '/api/set-up/code', { code: `WRNG-${1000 + i}` });
  expect((await visitor.ask('POST', '/api/set-up/code', { code })).status).toBe(403);
});
