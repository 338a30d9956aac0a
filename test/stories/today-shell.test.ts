import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { passTime } from '../../server/ledger/index.ts';
import { tellOfLapsesEverywhere } from '../../server/modules/followup/index.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signedIn } from '../world/small-company.ts';
import { makeFile, signIn, todayHouse } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** The frame around every screen, by keyboard, in both languages, with only what one may see. */

let house: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([todayHouse('2026-03-08T16:20:00+08:00'), openBrowser()]);
  const wang = await signedIn(house, 'wang-min');
  await makeFile(house, wang, { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' });
  house.clock.set('2026-03-12T10:05:00+08:00');
  await passTime(house.db, 'anhe');
  page = await open('wang-min', '/today');
}, 120_000);
afterAll(() => browser?.close());

async function open(account: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await signIn(context, house, account);
  const made = await context.newPage();
  made.setDefaultTimeout(10_000);
  await made.goto(house.address + path);
  await made.getByRole('heading', { level: 1 }).waitFor();
  return made;
}

const rail = (of: Page) => of.getByRole('navigation', { name: '主菜单' }).getByRole('link').allTextContents();

it('shows each person the screens that are theirs, and no dead entry', async () => {
  const wang = await rail(page);
  expect(wang).toEqual(expect.arrayContaining(['今日', '顾客', '我的']));
  expect(wang).not.toContain('谁欠什么');
  const zhao = await open('zhao-lei', '/today');
  expect(await rail(zhao)).toContain('谁欠什么');
  for (const link of await zhao.getByRole('navigation', { name: '主菜单' }).getByRole('link').all()) {
    await link.click();
    await zhao.getByRole('heading', { level: 1 }).waitFor();
    expect(await zhao.getByRole('alert').count()).toBe(0);
    expect(await zhao.getByText('没有这一页').count()).toBe(0);
  }
  await zhao.context().close();
}, 60_000);

it('says which page is not there and which is not yours', async () => {
  await page.goto(`${house.address}/nothing/here`);
  await page.getByRole('heading', { name: '没有这一页' }).waitFor();
  await page.goto(`${house.address}/owing`);
  await page.getByRole('heading', { name: '这一页不归您的岗位看' }).waitFor();
  await expectWholePageAccessible(page);
  await page.getByRole('link', { name: '回今日' }).click();
  await page.getByText('李桂芳').first().waitFor();
});

it('goes by keys: ? shows them, / searches, g and a number opens a screen, back closes', async () => {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '按键' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('李桂');
  const found = page.getByRole('dialog').getByRole('link', { name: /李桂芳/ });
  await found.waitFor();
  expect(await page.getByRole('dialog').textContent()).not.toContain('13812348821');
  await expectWholePageAccessible(page);
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('2');
  await page.waitForURL((url) => url.pathname !== '/today');
  await page.goto(`${house.address}/today`);
});

it('finds a folder by its number and a colleague, and opens only what is there for the one who looks', async () => {
  const found = async (of: Page, typed: string) => {
    await of.getByRole('heading', { level: 1 }).waitFor();
    await of.keyboard.press('/');
    await of.getByRole('searchbox').fill(typed);
    await of
      .getByRole('dialog')
      .getByRole('heading', { level: 3 })
      .or(of.getByText(/没有找到/))
      .first()
      .waitFor();
    const links = await of.getByRole('dialog').getByRole('link').all();
    return Promise.all(
      links.map(async (link) => [await link.textContent(), await link.getAttribute('href')]),
    );
  };
  expect(await found(page, 'f-0001')).toEqual([['F-0001李桂芳', '/files/li']]);
  await page.goBack();
  const zhao = await open('zhao-lei', '/today');
  expect(await found(zhao, '王敏')).toContainEqual(['王敏', '/owing/wang-min']);
  await zhao.getByRole('link', { name: '王敏' }).click();
  await zhao.getByRole('heading', { level: 1, name: /王敏/ }).waitFor();
  await zhao.context().close();
  expect(await found(page, '赵磊')).toEqual([]);
  await page.goBack();
});

it('a letter typed into a field is only a letter', async () => {
  await page.getByRole('button', { name: '约定', exact: true }).click();
  await page.getByRole('textbox', { name: '答应了什么' }).fill('');
  await page.keyboard.type('g2/?');
  expect(await page.getByRole('textbox', { name: '答应了什么' }).inputValue()).toBe('g2/?');
  expect(new URL(page.url()).pathname).toBe('/today');
  await page.goBack();
});

it('speaks English completely, with the organisation’s word, and remembers it', async () => {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: /Thu 12 Mar/ }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: /Thu 12 Mar/ }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  const said = (await page.locator('body').textContent()) ?? '';
  const names = /李桂芳|王敏|安禾|中文|F-\d+/g;
  expect(said.replace(names, '').match(/[\u4e00-\u9fff]+/g)).toBeNull();
  await expectWholePageAccessible(page);
  await page.getByRole('button', { name: '中文' }).click();
});

it('tells of what lapsed in the app, once, with the next digest, and lets it be read', async () => {
  for (let n = 0; n < 2; n++) await tellOfLapsesEverywhere(house.db);
  house.clock.set('2026-03-12T13:31:00+08:00');
  const zhao = await open('zhao-lei', '/today');
  await zhao.getByRole('button', { name: '通知,1 条未读' }).click();
  const drawer = zhao.getByRole('dialog', { name: '通知' });
  await drawer.getByText(/逾期/).first().waitFor();
  await expectWholePageAccessible(zhao);
  await drawer.getByRole('button', { name: '全部已读' }).click();
  await drawer.getByRole('button', { name: '全部已读' }).waitFor({ state: 'detached' });
  await zhao.keyboard.press('Escape');
  await zhao.getByRole('button', { name: '通知', exact: true }).waitFor();
  await zhao.context().close();
});
