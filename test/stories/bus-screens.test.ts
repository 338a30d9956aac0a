import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { expectAccessible } from '../world/accessible.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { SPRING } from '../world/spring/plan-spring.ts';
import { toldApp } from '../world/told-app.ts';

/** Saturday 07:50: the bus has been at the first stop; 谢军 ticks off who gets on at the second, 唐婷 sees whom to wait for. */

let house: TestApp;
let browser: Browser;

beforeAll(async () => {
  const webRoot = process.env.GUIJU_WEB ?? (await buildWeb(join(import.meta.dirname, '../..'), () => {}));
  [house, browser] = await Promise.all([toldApp('2026-03-14T07:50', { webRoot }), openBrowser()]);
}, 240_000);
afterAll(() => browser?.close());

async function open(account: string, path: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 812 }, locale: 'zh-CN' });
  const answer = await context.request.post(`${house.address}/api/session`, {
    data: { account, password: DEMO_PASSWORD },
    headers: { 'x-guiju': '1' },
  });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(house.address + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

it('the driver ticks one off, then all of the stop; the host’s page counts with him', async () => {
  const bus = await open('xie-jun', `/events/${SPRING}/bus`, 375);
  await bus.getByText('路上 18 位').waitFor();
  await bus.getByText('已上车 0 / 14').waitFor();
  await expectAccessible(bus);
  if (process.env.SHOTS) await bus.screenshot({ path: join(process.env.SHOTS, 'bus-375.png') });
  await bus
    .getByRole('button', { name: /^上车了:/ })
    .first()
    .click();
  await bus.getByText('已上车 1 / 14').waitFor();
  await bus.getByRole('button', { name: '都上车了:老城菜市场' }).click();
  await bus.getByText('已上车 14 / 14').waitFor();
  expect(await bus.getByRole('button', { name: /上车了/ }).count()).toBe(0);
  const hall = await open('tang-ting', `/events/${SPRING}?tab=onTheDay`, 1440);
  await hall
    .locator('main span')
    .filter({ hasText: /^车上 32$/ })
    .first()
    .waitFor();
  await hall.getByRole('link', { name: '接送' }).click();
  await hall.getByText('路上 32 位').waitFor();
}, 60_000);
