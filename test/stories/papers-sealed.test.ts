import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';
import { customersHouse, people } from './customers-house.ts';

/** A sealed registration form: asked for, opened for two hours to one reader, closed by itself. */

let house: TestApp;
let browser: Browser;
let consultant: Page;
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

async function open(account: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1);

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await customersHouse('2026-03-09T09:40:00+08:00', webRoot);
  browser = await openBrowser();
  const who = await people(house, 'wang-min', 'zhao-lei');
  const ask = who['wang-min'].ask;
  await ask('POST', '/api/surveys', { id: 's1', version: 1, told: true });
  const fields = { name: '姜素英', phone: '13812348376', phone_source: 'herself', area: '城南片区' };
  const consent = { purpose: 'health', channel: 'all', source: 'survey-form' };
  const health = { answer: 'given', fields: { health: '血压高' }, consent };
  await ask('PUT', '/api/surveys/s1/answers', { proxy: false, fields, health });
  await ask('POST', '/api/surveys/s1/signature', { signature: '王敏' });
  await ask('POST', '/api/surveys/hand-in', { id: 'h1', numbers: ['D-0001'] });
  await who['zhao-lei'].ask('POST', '/api/allocations', { id: 'a1', cause: 'survey' });
  await who['zhao-lei'].ask('POST', '/api/allocations/a1/confirmation', { id: 'a1-yes' });
}, 240_000);
afterAll(() => browser?.close());

describe('a sealed form', () => {
  it('is sealed at the desk by its number', async () => {
    const page = await open('ma-li', DESK);
    await page.goto(`${house.address}/surveys`);
    await page.getByRole('textbox', { name: '扫码或输入编号' }).fill('1');
    await page.getByLabel('柜号').fill('柜 3-2');
    await page.getByRole('button', { name: /^封 ?存$/ }).click();
    await page.locator('li').filter({ hasText: 'D-0001' }).getByText('完成').waitFor();
    await expectWholePageAccessible(page);
    await page.context().close();
  });

  it('shows nothing of itself, not even to its collector; one way in is offered', async () => {
    const page = await open('wang-min', PHONE);
    await page.goto(`${house.address}/surveys/s1`);
    await page.getByRole('heading', { name: '已封存' }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/姜素英|血压/);
    expect(await page.getByRole('radio').count()).toBe(0);
    await expectWholePageAccessible(page);
    expect(await fits(page)).toBe(true);
    await page.context().close();
  });

  it('is asked for by the consultant with a reason', async () => {
    consultant = await open('chen-hui', PHONE);
    await consultant.goto(`${house.address}/surveys/s1`);
    await consultant.getByRole('radio', { name: '请总经理批准' }).check();
    await consultant.getByLabel('为什么要看').fill('核对过敏情况');
    await expectWholePageAccessible(consultant);
    await consultant.getByRole('button', { name: '申请启封' }).click();
    await consultant.getByText('陈慧 要看 D-0001').waitFor();
    expect(await consultant.getByRole('link', { name: '查看' }).count()).toBe(0);
  });

  it('waits for the general manager, who reads why and says yes', async () => {
    const page = await open('zhou-qiming', PHONE);
    await page.goto(`${house.address}/surveys`);
    await page.getByText('核对过敏情况').waitFor();
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '批准 2 小时' }).click();
    await page
      .getByText(/自动封回/)
      .first()
      .waitFor();
    expect(await fits(page)).toBe(true);
    await page.context().close();
  });

  it('opens for that reader with their name across it, and is not printed', async () => {
    await consultant.reload();
    await consultant.getByRole('link', { name: '查看' }).click();
    await consultant.getByText('血压高').waitFor();
    await consultant.getByText(/只供 陈慧 2026-03-09 09:40 本人查阅/).waitFor();
    await expectWholePageAccessible(consultant);
    expect(await fits(consultant)).toBe(true);
    await consultant.emulateMedia({ media: 'print' });
    expect(await consultant.getByText('血压高').isVisible()).toBe(false);
    await consultant.emulateMedia({ media: 'screen' });
  });

  it('closes by itself, and says so to whoever still looks at it', async () => {
    house.clock.set('2026-03-09T11:41:00+08:00');
    await consultant.reload();
    await consultant.getByRole('alert').waitFor();
    expect(await consultant.locator('main').textContent()).not.toContain('血压高');
    await consultant.getByRole('link', { name: '重新申请启封' }).click();
    await consultant.getByRole('button', { name: '申请启封' }).waitFor();
    await expectWholePageAccessible(consultant);
  });
});
