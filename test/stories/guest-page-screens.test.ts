import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { openBrowser } from '../world/browser.ts';
import { type GuestHouse, guestHouse } from '../world/guest-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** 李桂芳, 72, opens the link inside WeChat; 张建国's daughter reads it in English at a desk. */

const WECHAT =
  'Mozilla/5.0 (Linux; Android 9; V1901A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86.0 Mobile MicroMessenger/8.0';
const MOST_BYTES = 60 * 1024;

let webRoot: string;
let house: GuestHouse;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let forwardedLongAgo: string;

beforeAll(async () => {
  webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  [house, browser] = await Promise.all([guestHouse(webRoot), openBrowser()]);
  context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    locale: 'zh-CN',
    userAgent: WECHAT,
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  forwardedLongAgo = await house.linkFor('xu');
}, 180_000);
afterAll(() => browser?.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Everything the page's document asks for by itself, as it goes over the wire. */
function pagesBytes(): number {
  const html = readFileSync(join(webRoot, 'guest', 'index.html'), 'utf8');
  const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path as string);
  expect(parts.length).toBeGreaterThanOrEqual(3);
  const size = (path: string): number => {
    const file = join(webRoot, path);
    return statSync(`${file}.gz`, { throwIfNoEntry: false })?.size ?? statSync(file).size;
  };
  return [...parts, '/guest/index.html'].reduce((sum, path) => sum + size(path), 0);
}

test('it is small, written for old phones, and brings no worker, library or manifest', () => {
  expect(pagesBytes()).toBeLessThan(MOST_BYTES);
  const html = readFileSync(join(webRoot, 'guest', 'index.html'), 'utf8');
  expect(html).not.toMatch(/manifest|serviceWorker/);
  for (const [, path] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)) {
    const code = readFileSync(join(webRoot, path as string), 'utf8');
    // Newer than the Chromium inside an old WeChat
    expect(code).not.toMatch(/\?\?|\?\.[a-z[(]|\.at\(|replaceAll|\breact\b/);
  }
});

test('the first line says who sells what; day, hall and seat in large type', async () => {
  const sent: number[] = [];
  page.on('response', async (response) => {
    if (new URL(response.url()).origin === house.address) sent.push((await response.body()).byteLength);
  });
  await page.goto(house.address + (await house.linkFor('li')));
  await page.getByRole('heading', { name: '三月联谊会' }).waitFor();
  const first = page.locator('article > :first-child');
  expect(await first.textContent()).toBe('安禾公司邀请您,会上销售蛋白粉和足浴桶');
  await page.getByText('3月14日 周六').waitFor();
  await page.getByText('07:50 开门,11:30 前结束').waitFor();
  expect(await page.content()).not.toMatch(/桂芳|8821/);
  const smallest = await page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('main *')].map((one) =>
        Number.parseFloat(getComputedStyle(one).fontSize),
      ),
    ),
  );
  expect(smallest).toBeGreaterThanOrEqual(18);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await expectWholePageAccessible(page);
  expect(sent.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});

test('one question at a time, each answer kept at once', async () => {
  await button('来').click();
  await page.getByRole('heading', { name: '除了您,还有几位同来?' }).waitFor();
  expect((await house.invitation('li')).state).toBe('accepted');
  await expectWholePageAccessible(page);
  await button('1 位').click();
  await page.getByLabel('听力不好').check();
  await expectWholePageAccessible(page);
  await button('下一步').click();
  await page.getByLabel('别的站').fill('松涛路口');
  await expectWholePageAccessible(page);
  await button('就在这里').click();
  await page.getByText('您说:来 · 同来 1 位 · 听力不好 · 松涛路口').waitFor();
  const number = (await house.invitation('li')).passNumber as string;
  expect(await page.locator('.huge').textContent()).toBe(number);
  const code = page.getByRole('img', { name: '签到用的二维码' });
  expect(await code.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(
    true,
  );
  await expectWholePageAccessible(page);
});

test('reloaded it knows the answer, and the answer can be changed', async () => {
  await page.reload();
  await button('改答复').click();
  await button('不来').click();
  await page.getByText('您说:不来').waitFor();
  expect(await page.locator('.huge').count()).toBe(0);
  await button('改答复').click();
  await button('再说').click();
  await page.getByText('您说:再说').waitFor();
  await button('改答复').click();
  await button('来').click();
  await button('就我自己').click();
  await page.getByRole('heading', { name: '到场要我们照顾什么?' }).waitFor();
});

test('without a network nothing is lost: it says so, and the tap works again', async () => {
  await context.route('**/api/guest-pages/**', (route) => route.abort());
  await button(/^(都不用|下一步)$/).click();
  await page.getByText('没有连上网络').waitFor();
  await expectWholePageAccessible(page);
  await context.unroute('**/api/guest-pages/**');
  await button(/^(都不用|下一步)$/).click();
  await page.getByRole('heading', { name: '在哪里接您?' }).waitFor();
  await button('自己来').click();
  await page.getByText('您说:来').waitFor();
});

test('it leaves nothing on the phone and asks no other house', async () => {
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  expect(await page.evaluate('navigator.serviceWorker?.controller ?? null')).toBeNull();
  const loaded = (await page.evaluate(
    'performance.getEntriesByType("resource").map((one) => one.name)',
  )) as string[];
  expect(loaded.filter((url) => !url.startsWith(house.address))).toEqual([]);
});

test('the English page is a link away, at a desk; it prints on A5 as one sheet', async () => {
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  const wide = await desk.newPage();
  await wide.goto(house.address + (await house.linkFor('zhang')));
  await wide.getByRole('link', { name: 'English' }).click();
  await wide.getByRole('heading', { name: 'Will you come?' }).waitFor();
  await wide.getByText('Saturday, 14 March').waitFor();
  await expectWholePageAccessible(wide);
  await wide.getByRole('button', { name: 'Yes', exact: true }).click();
  await wide.getByRole('button', { name: 'Only me' }).click();
  await wide.getByRole('button', { name: 'Nothing' }).click();
  await wide.getByRole('button', { name: 'making your own way' }).click();
  await wide.getByText('You said: yes').waitFor();
  await wide.emulateMedia({ media: 'print' });
  expect(await wide.getByRole('button', { name: 'Leave me alone' }).isVisible()).toBe(false);
  const paper = await wide.pdf({ preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await desk.close();
});

test('免打扰 in one tap, and still welcome', async () => {
  await button('免打扰').click();
  await page.getByText('您仍可以自己来,到签到台报姓名').waitFor();
  expect(await button('免打扰').count()).toBe(0);
  expect((await house.invitation('li')).withdrawnFor).toBe('refused');
  await expectWholePageAccessible(page);
});

test('moved, called off, over: said first and plainly', async () => {
  const link = await house.linkFor('ouyang');
  const times = {
    doorsAt: '2026-03-15T08:50:00+08:00',
    startsAt: '2026-03-15T10:00:00+08:00',
    endsAt: '2026-03-15T12:00:00+08:00',
  };
  house.clock.set('2026-03-09T10:00:00+08:00');
  await house.who['zhao-lei'].ask('PATCH', '/api/events/march', times);
  await page.goto(house.address + link);
  await page.getByText('时间改了:原来是 3月14日 周六 09:00').waitFor();
  await page.getByText('3月15日 周日').waitFor();
  await expectWholePageAccessible(page);
  await house.who['zhao-lei'].ask('POST', '/api/events/march/cancellation');
  // An answer tapped on a page that is out of date shows what has become of it
  await button('来').click();
  await page.getByText('这场活动取消了,请不要白跑一趟').waitFor();
  await expectWholePageAccessible(page);
  house.clock.set('2026-03-20T10:00:00+08:00');
  await page.reload();
  await page.getByText('取消了').waitFor();
});

test('a link that leads nowhere gets a kind page, an expired one as well', async () => {
  await page.goto(`${house.address}/g/anhe.forged`);
  await page.getByRole('heading', { name: '这张请柬打不开' }).waitFor();
  await page.getByText('请邀请您的人再发一次').waitFor();
  await expectWholePageAccessible(page);
  await page.goto(`${house.address}/g/?lang=en`);
  await page.getByRole('heading', { name: 'cannot be opened' }).waitFor();
  house.clock.set('2026-05-20T10:00:00+08:00');
  await page.goto(house.address + forwardedLongAgo);
  await page.getByRole('heading', { name: '这场活动早已结束' }).waitFor();
  await expectWholePageAccessible(page);
});
