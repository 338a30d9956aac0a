import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { TextKind, TextsToForward } from '../../contract/forwarding.ts';
import { adoptLaw } from '../../server/modules/policy/index.ts';
import { openBrowser } from '../world/browser.ts';
import { type GuestHouse, guestHouse } from '../world/guest-house.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** What 王敏 sends by hand before and after an event: screened first, nothing personal in it. */

let house: GuestHouse;
let browser: Browser;
let rep: Page;

beforeAll(async () => {
  house = await guestHouse(await buildWeb(join(import.meta.dirname, '..', '..'), () => {}));
  await house.db.inOrganisation('anhe', (tx) => adoptLaw(tx, '2026-03-09', 'member:zhou-qiming'));
  house.clock.set('2026-03-09T09:30:00+08:00');
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
  await signIn(context, house, 'wang-min');
  rep = await context.newPage();
  rep.setDefaultTimeout(10_000);
}, 180_000);
afterAll(() => browser?.close());

const texts = async () => {
  const { body } = await house.who['wang-min'].ask<TextsToForward>('GET', '/api/events/march/messages');
  return new Map(body.rows.map((row) => [row.kind, row]));
};
const screen = async (kind: TextKind, words: string) =>
  (
    await house.who['wang-min'].ask<{ clear: boolean; marks: { clause: string; words: string[] }[] }>(
      'POST',
      '/api/events/march/messages/screening',
      { kind, words },
    )
  ).body;
const answer = async (customer: string, given: 'yes' | 'no') => {
  const link = (await house.linkFor(customer)).replace('/g/', '');
  await house.device().ask('POST', `/api/guest-pages/${link}/reply`, { id: `a.${customer}`, answer: given });
};

test('each text goes to those it fits, says who sells what, and names nobody', async () => {
  await answer('li', 'yes');
  await answer('ouyang', 'no');
  const now = await texts();
  expect(now.get('reminder')?.guests).toEqual(['李桂芳']);
  expect(now.get('invitation')?.guests).toEqual(['张建国']);
  for (const { words } of now.values()) expect(words).not.toMatch(/李桂芳|张建国|1381234/);
  expect(now.get('reminder')?.words.split('\n')[0]).toBe('安禾公司邀请您,会上销售蛋白粉和足浴桶。');
});

test('every text we propose is clear; what frightens or hides the seller is marked', async () => {
  for (const { kind, words } of (await texts()).values())
    expect(await screen(kind, words), kind).toEqual({ clear: true, marks: [] });
  const bad = await screen('reminder', '仅剩最后三个座位,全国第一的足浴桶');
  expect(bad.clear).toBe(false);
  expect(bad.marks.flatMap(({ words }) => words)).toEqual(expect.arrayContaining(['仅剩最后', '全国第一']));
  const hidden = await screen('invitation', '李姐,周六有个联谊会,来坐坐');
  expect(hidden).toMatchObject({ clear: false, marks: [{ clause: 'LAW.SO-01' }] });
});

test('on the phone: what was changed is screened again before it can be copied', async () => {
  await rep.goto(`${house.address}/events/march?tab=inviting`);
  await rep.getByRole('button', { name: '转发文字' }).click();
  const sheet = rep.getByRole('dialog');
  await sheet.getByRole('radio', { name: '提醒 1' }).check();
  expect(await sheet.getByRole('button', { name: '复制' }).count()).toBe(0);
  await sheet.getByLabel('文字').fill('仅剩最后三个座位');
  await sheet.getByRole('button', { name: /检 ?查/ }).click();
  await sheet.getByText('要改:仅剩最后').waitFor();
  expect(await sheet.getByRole('button', { name: '复制' }).count()).toBe(0);
  await expectWholePageAccessible(rep);
  await sheet.getByText('要有退订办法').waitFor();
  await sheet.getByLabel('文字').fill('安禾公司提醒您:周六九点,雁江宾馆三楼。回「退订」不再收到。');
  await sheet.getByRole('button', { name: /检 ?查/ }).click();
  await sheet.getByText('可以发').waitFor();
  await sheet.getByRole('button', { name: /复制/ }).waitFor();
  await expectWholePageAccessible(rep);
});

test('moved, and called off: those who were asked are told; after the event thanks and “missed you”', async () => {
  house.clock.set('2026-03-10T10:00:00+08:00');
  const times = {
    doorsAt: '2026-03-15T08:50:00+08:00',
    startsAt: '2026-03-15T10:00:00+08:00',
    endsAt: '2026-03-15T12:00:00+08:00',
  };
  await house.who['zhao-lei'].ask('PATCH', '/api/events/march', times);
  const moved = (await texts()).get('moved');
  expect(moved?.guests).toEqual(['李桂芳', '张建国']);
  expect(moved?.words).toContain('3月15日 周日 10:00');
  house.clock.set('2026-03-15T13:00:00+08:00');
  const after = await texts();
  expect([...after.keys()]).toEqual(['missed']);
  expect(after.get('missed')?.guests).toEqual(['李桂芳']);
});
