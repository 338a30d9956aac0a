import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';
import { customersHouse, people } from './customers-house.ts';

/** 王敏 photographs the paper at the stall; once sealed, 陈慧 sees it inside the opened form and nowhere else. */

let house: TestApp;
let browser: Browser;

async function open(account: string, locale = 'zh-CN', width = 375): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 812 }, locale });
  await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}
const isDrawn = (picture: Locator) =>
  picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth > 0;
  });
/** A page as a phone takes it. */
const taken = (page: Page) => page.screenshot({ type: 'jpeg' });

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await customersHouse('2026-03-09T09:40:00+08:00', webRoot);
  browser = await openBrowser();
  const { ask } = (await people(house, 'wang-min'))['wang-min'];
  await ask('POST', '/api/surveys', { id: 's1', version: 1, told: true, paper: true });
  const fields = { name: '姜素英', phone: '13812348376', phone_source: 'herself', area: '城南片区' };
  await ask('PUT', '/api/surveys/s1/answers', { proxy: false, fields });
}, 240_000);
afterAll(() => browser?.close());

test('the paper is photographed on the phone; a blurred one is taken away', async () => {
  const page = await open('wang-min');
  await page.goto(`${house.address}/surveys/s1`);
  const add = page.getByLabel('拍照');
  await add.setInputFiles({ name: 'a.txt', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await page.getByText('这张照片打不开,请重拍').waitFor();
  for (const n of [1, 2]) {
    await add.setInputFiles({ name: 'form.jpg', mimeType: 'image/jpeg', buffer: await taken(page) });
    expect(await isDrawn(page.getByRole('img', { name: `纸质原件第 ${n} 张` }))).toBe(true);
  }
  await page.getByRole('button', { name: '删掉第 2 张' }).click();
  await page.getByRole('img', { name: '纸质原件第 2 张' }).waitFor({ state: 'detached' });
  await expectWholePageAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await page.context().close();
}, 60_000);

test('sealed it lies in the opened form, under its reader’s name', async () => {
  const who = await people(house, 'wang-min', 'zhao-lei', 'ma-li', 'chen-hui', 'zhou-qiming');
  await who['wang-min'].ask('POST', '/api/surveys/s1/signature', { signature: '王敏' });
  await who['wang-min'].ask('POST', '/api/surveys/hand-in', { id: 'h1', numbers: ['D-0001'] });
  await who['zhao-lei'].ask('POST', '/api/allocations', { id: 'a1', cause: 'survey' });
  await who['zhao-lei'].ask('POST', '/api/allocations/a1/confirmation', { id: 'a1-yes' });
  await who['ma-li'].ask('POST', '/api/surveys/seal', { id: 'x', numbers: ['D-0001'] });
  await who['chen-hui'].ask('POST', '/api/surveys/s1/openings', { id: 'o1', reason: '核对过敏情况' });
  await who['zhou-qiming'].ask('POST', '/api/openings/o1/decision', { yes: true });
  const page = await open('chen-hui', 'en', 1440);
  await page.goto(`${house.address}/surveys/s1?opening=o1`);
  expect(await isDrawn(page.getByRole('img', { name: 'The paper, picture 1' }))).toBe(true);
  await expectWholePageAccessible(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('img', { name: 'The paper, picture 1' }).isVisible()).toBe(false);
  await page.context().close();
  const collector = await open('wang-min');
  await collector.goto(`${house.address}/surveys/s1`);
  await collector.getByRole('heading', { name: '已封存' }).waitFor();
  expect(await collector.locator('main').getByRole('img').count()).toBe(0);
  await collector.context().close();
}, 60_000);
