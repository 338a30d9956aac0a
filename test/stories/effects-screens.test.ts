import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { expectAccessible } from '../world/accessible.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { FEBRUARY } from '../world/attendances.ts';
import { openBrowser } from '../world/browser.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { GUESTS } from '../world/guests.ts';
import { playTo } from '../world/play.ts';

/** Friday 10:30: 陈慧 looks who else has cans of 罗素华's batch; the desk takes hers back. */

let house: TestApp;
let browser: Browser;

beforeAll(async () => {
  const webRoot = process.env.GUIJU_WEB ?? (await buildWeb(join(import.meta.dirname, '../..'), () => {}));
  house = await testApp({ now: '2026-02-07T08:00:00+08:00', webRoot });
  await playTo(house, '2026-03-13T10:52');
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

async function signedInAt(account: string, path: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    baseURL: house.address,
  });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel('登录名').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  return page;
}
const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
};

test('the consultant sees five others with that batch, on the desk and on the phone', async () => {
  for (const width of [1440, 375]) {
    const page = await signedInAt('chen-hui', '/effects', width);
    await page.getByRole('heading', { name: /罗素华.*批次 B2601/ }).waitFor();
    await page.getByText(/10:50 已了解/).waitFor();
    expect(await page.getByText(/禾力蛋白粉 400 g × \d/).count()).toBe(5);
    await expectAccessible(page);
    await shot(page, `effects-${width}`);
    await page.context().close();
  }
}, 120_000);

test('the money for what did not agree with her goes back after the seven days', async () => {
  const order = `o.${FEBRUARY.find(({ guest }) => guest === GUESTS.luoSuhua)?.file}`;
  const page = await signedInAt('sun-yue', `/orders/${order}`, 375);
  await page.getByRole('link', { name: '马年新春茶话会' }).waitFor();
  await page.getByRole('button', { name: '退货' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(/禾力蛋白粉/).selectOption('4');
  await sheet.getByLabel('用后不适').check();
  await expectAccessible(page);
  await shot(page, 'return-safety');
  await sheet.getByRole('button', { name: /^退 ?货$/ }).click();
  await sheet.waitFor({ state: 'detached' });
  await page.getByText(/1,192/).first().waitFor();
}, 120_000);
