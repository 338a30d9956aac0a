import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { liveSalon } from '../world/salon/live-salon.ts';
import { smallCompany } from '../world/small-company.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** A newcomer with a phone, before any account; then somebody at a desk who reads English. */

let house: TestApp;
let browser: Browser;

const open = async (viewport: { width: number; height: number }, locale = 'zh-CN'): Promise<Page> => {
  const context = await browser.newContext({ viewport, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
};

const markAsDemo = (demo: boolean) =>
  house.db.asOwner((tx) => tx.updateTable('organisation').set({ demo }).execute());

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  const demo = { play: liveSalon, pace: 40 };
  house = await testApp({ webRoot, now: '2026-03-10T09:30:00+08:00', demo });
  await smallCompany(house);
  browser = await openBrowser();
}, 180_000);
afterAll(() => browser?.close());

test('where the company is somebody’s own there is no such button, and the page says why', async () => {
  const page = await open({ width: 375, height: 812 });
  await page.goto(`${house.address}/sign-in`);
  await page.getByLabel('登录名').waitFor();
  expect(await page.getByText('看一场会怎么走完').count()).toBe(0);
  await page.goto(`${house.address}/play`);
  await page.getByText('这里有自己的公司,或者没有装演示公司。').waitFor();
  expect(await page.getByRole('button', { name: '开始' }).count()).toBe(0);
  await expectWholePageAccessible(page);
  await page.context().close();
});

test('one that the server did not bring to its end is said so, and may be played again', async () => {
  await markAsDemo(true);
  await house.db.asOwner((tx) => tx.insertInto('demo_play').values({ began_at: new Date() }).execute());
  const page = await open({ width: 375, height: 812 });
  await page.goto(`${house.address}/play`);
  await page.getByText('上一场没演完,服务器就停了').waitFor();
  await page.getByRole('button', { name: '再看一场' }).waitFor();
  await expectWholePageAccessible(page);
  await house.db.asOwner((tx) => tx.deleteFrom('demo_play').execute());
  await page.context().close();
});

test('button, lines, figures, and on into the company: the why of a call-back', async () => {
  await markAsDemo(true);
  const page = await open({ width: 375, height: 812 });
  await page.goto(`${house.address}/sign-in`);
  await page.getByRole('link', { name: '看一场会怎么走完' }).click();
  await page.getByRole('button', { name: '开始' }).click();
  const lines = page.getByRole('list', { name: '发生了什么' });
  await lines.getByText('计划体验沙龙').waitFor({ timeout: 60_000 });
  await lines.getByText('敲定电话还没开放').waitFor({ timeout: 60_000 });
  await expectWholePageAccessible(page);
  await page.getByText('演完了。').waitFor({ timeout: 90_000 });
  const figures = page.locator('dl');
  expect(await figures.locator('dd').allTextContents()).toEqual(['21', '20', '3', '2']);
  await expectWholePageAccessible(page);
  await page.getByText('全部演示账号').click();
  await page.getByText('su-qing@play').waitFor();
  await expectWholePageAccessible(page);
  await page.getByRole('button', { name: '为什么要打这个回访' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('S003.3-08b').first().waitFor();
  await page.goto(`${house.address}/today`);
  await page.getByRole('heading', { name: /苏晴/ }).waitFor();
  await page.getByRole('link', { name: '看一场会怎么走完(演示)' }).click();
  // Read again as it was; nothing starts by itself
  await page.getByText('演完了。').waitFor();
  await page.getByRole('button', { name: '再看一场' }).waitFor();
  await page.context().close();
}, 240_000);

test('in English at a desk: the same lines, and the summary of the event', async () => {
  const page = await open({ width: 1440, height: 900 }, 'en-GB');
  await page.goto(`${house.address}/play`);
  await page.getByText('That was it.').waitFor();
  await page.getByText('plans a salon: 20 guests, two sign-in desks').waitFor();
  await expectWholePageAccessible(page);
  await page.getByRole('button', { name: 'The summary of the event' }).click();
  await page.getByText('re-confirmed').first().waitFor();
  await page.context().close();
}, 60_000);

test('somebody who is signed in to the demo company finds it on Today', async () => {
  const page = await open({ width: 1440, height: 900 });
  await signIn(page.context(), house, 'wang-min');
  await page.goto(`${house.address}/today`);
  await page.getByRole('link', { name: '看一场会怎么走完(演示)' }).click();
  await page.getByRole('heading', { name: '看一场会怎么走完' }).waitFor();
  await page.context().close();
});
