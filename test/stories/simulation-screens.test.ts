import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { expectAccessible } from '../world/accessible.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { playTo } from '../world/play.ts';

/** Sunday 15 March, 20:30: 周启明 tries two days instead of three on a clause's page, at his desk and on his phone. */

let house: TestApp;
let browser: Browser;

const open = async (account: string, viewport: { width: number; height: number }, locale = 'zh-CN') => {
  const context: BrowserContext = await browser.newContext({ viewport, locale });
  const answer = await context.request.post(`${house.address}/api/session`, {
    data: { account, password: DEMO_PASSWORD },
    headers: { 'x-guiju': '1' },
  });
  expect(answer.status()).toBe(204);
  return context.newPage();
};
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };

const fits = async (page: Page) => {
  const [wide = 0, there = 0] = (await page.evaluate(
    '[document.documentElement.scrollWidth, innerWidth]',
  )) as number[];
  expect(wide).toBeLessThanOrEqual(there);
};

async function tryTwoDays(page: Page, from = '2026-02-08', to = '2026-03-08'): Promise<void> {
  await page.getByLabel('未购顾客首次回访期限').fill('2 天');
  await page.getByLabel('从', { exact: true }).fill(from);
  await page.getByLabel('到(含当天)').fill(to);
  await page.getByRole('button', { name: /^试 ?算$/ }).click();
}

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await testApp({ now: '2026-02-07T08:00:00+08:00', webRoot });
  browser = await openBrowser();
  await playTo(house, '2026-03-15T20:30');
}, 400_000);
afterAll(() => browser?.close());

describe('the general manager, at his desk', () => {
  let page: Page;

  it('comes from the clause and reads what two days would have done', async () => {
    page = await open('zhou-qiming', DESK);
    await page.goto(`${house.address}/policy/clauses/S003.3-12`);
    await page.getByRole('button', { name: /^试 ?算$/ }).click();
    await page.getByRole('heading', { name: '试算「S003.3-12」' }).waitFor();
    await expectAccessible(page);
    await tryTwoDays(page);
    await page.getByText('99 件提前').waitFor();
    await page.getByText('做了的', { exact: false }).first().waitFor();
    expect(await page.getByText(/3月8日 开始的 49 件：按时 45 → 22/).count()).toBe(1);
    expect(await page.getByText('钱：没有变化').count()).toBe(1);
    await expectAccessible(page);
    await fits(page);
  }, 90_000);

  it('the load by day and by person, against what a day holds', async () => {
    const days = page.getByRole('table', { name: '每天要做的量' });
    expect(await days.getByRole('row', { name: /3月10日 0 49 50/ }).count()).toBe(1);
    await page.getByLabel('看哪一天').selectOption('2026-03-10');
    const people = page.getByRole('table', { name: /3月10日 每个人的量/ });
    expect(await people.getByRole('row', { name: /彭玉兰 请假 03-10–03-11/ }).textContent()).toContain(
      '超出 8',
    );
  });

  it('each call that moves opens its customer', async () => {
    const lines = page.getByRole('table', { name: '变了的每一件' });
    expect(await lines.getByRole('row').count()).toBe(21);
    await page.getByRole('button', { name: '显示全部 99 件' }).click();
    expect(await lines.getByRole('row').count()).toBe(100);
    const first = lines.getByRole('row').nth(1).getByRole('link').first();
    expect(await first.getAttribute('href')).toMatch(/^\/customers\//);
  });

  it('the same as it stands changes nothing, and says so', async () => {
    await page.getByLabel('未购顾客首次回访期限').fill('3 天');
    await page.getByRole('button', { name: /^试 ?算$/ }).click();
    await page.getByText('没有变化', { exact: true }).waitFor();
    await expectAccessible(page);
  });

  it('a period turned round is said in words', async () => {
    await tryTwoDays(page, '2026-03-08', '2026-02-08');
    const alert = page.getByRole('alert');
    await alert.getByText('起止日期写反了').waitFor();
    await expectAccessible(page);
  });

  it('leaves it, and nothing is adopted', async () => {
    await tryTwoDays(page);
    await page.getByText('99 件提前').waitFor();
    await page.getByRole('link', { name: '不改了' }).click();
    await page.waitForURL('**/policy/clauses/S003.3-12');
    const rows = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('clause_version').select('n').where('clause', '=', 'S003.3-12').execute(),
    );
    expect(rows).toHaveLength(1);
  });
});

describe('on a phone, and in English', () => {
  it('375 px hold it all', async () => {
    const page = await open('zhou-qiming', PHONE);
    await page.goto(`${house.address}/policy/customer-files/try?clause=S003.3-12`);
    await tryTwoDays(page);
    await page.getByText('99 件提前').waitFor();
    await fits(page);
    await expectAccessible(page);
  }, 60_000);

  it('reads whole in English', async () => {
    const page = await open('zhou-qiming', DESK, 'en-US');
    await page.goto(`${house.address}/policy/customer-files/try?clause=S003.3-12`);
    await page.getByRole('heading', { name: 'Try a change of “S003.3-12”' }).waitFor();
    await page.getByLabel('First call-back to a non-buyer').fill('2 days');
    await page.getByLabel('From', { exact: true }).fill('2026-02-08');
    await page.getByLabel('To (that day too)').fill('2026-03-08');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('99 fall due earlier').waitFor();
    await expectAccessible(page);
  }, 60_000);
});

describe('asking for it', () => {
  it('takes the figures through the way they are always set, from a day to come', async () => {
    const page = await open('zhou-qiming', DESK);
    await page.goto(`${house.address}/policy/customer-files/try?clause=S003.3-12`);
    await tryTwoDays(page);
    await page.getByRole('button', { name: '申请从 2026-03-16 起这样执行' }).click();
    await page.waitForURL('**/policy/clauses/S003.3-12');
    const rows = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('clause_version')
        .select(['n', 'from_day', 'params'])
        .where('clause', '=', 'S003.3-12')
        .orderBy('n')
        .execute(),
    );
    expect(rows.at(-1)).toMatchObject({ n: 2, from_day: '2026-03-16', params: { non_buyer_first: 'P2D' } });
  }, 60_000);

  it('nobody else is offered a trial', async () => {
    const page = await open('wang-min', DESK);
    await page.goto(`${house.address}/policy/clauses/S003.3-12`);
    await page.getByRole('heading', { name: 'S003.3-12' }).waitFor();
    expect(await page.getByRole('button', { name: /^试 ?算$/ }).count()).toBe(0);
  });
});
