import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { guestArrived, memberDoer } from '../../server/modules/customers/index.ts';
import { expectAccessible } from '../world/accessible.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signIn } from '../world/today-house.ts';
import { customersHouse, people } from './customers-house.ts';

/** A customer from the stall to the file: two phones, a desk, and the customer's own. */

let house: TestApp;
let browser: Browser;
/** One grey dot. */
const GREY_DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

const open = async (account: string | null, viewport: { width: number; height: number }): Promise<Page> => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  if (account) await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
};
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1);

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await customersHouse('2026-03-08T14:00:00+08:00', webRoot);
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

describe('a representative at the stall', () => {
  it('adds her, says how they met and what she agreed to', async () => {
    const page = await open('wang-min', PHONE);
    await page.goto(`${house.address}/customers/new`);
    await page.getByLabel('姓名').fill('李桂芳');
    await page.getByRole('textbox', { name: '电话' }).fill('138 1234 8821');
    await page.getByLabel('出生').fill('1955.3.8');
    expect(await page.getByRole('button', { name: '请选怎么认识的' }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: '摊位登记' }).check();
    await page.getByLabel('接活动邀请和商品介绍的电话').check();
    await expectAccessible(page);
    expect(await fits(page)).toBe(true);
    await page.getByRole('button', { name: '新增顾客' }).click();
    await page.getByRole('heading', { name: '李桂芳', level: 1 }).waitFor();
    await page.getByText('138****8821').waitFor();
    await page.getByText('营销 · 打电话').waitFor();
    await expectAccessible(page);
    expect(await fits(page)).toBe(true);
  });

  it('keeps a picture of the form that proves another yes, for who sees her', async () => {
    const page = await open('wang-min', PHONE);
    await page.goto(`${house.address}/customers`);
    await page.getByRole('link', { name: '李桂芳' }).click();
    await page.getByRole('button', { name: '记录授权' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('radio', { name: '拍照' }).check();
    await sheet.locator('input[type=file]').setInputFiles({
      name: '登记表.png',
      mimeType: 'image/png',
      buffer: GREY_DOT,
    });
    await sheet.getByText('凭证:proof.jpg').waitFor();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: /^保 ?存$/ }).click();
    const proof = page.getByRole('link', { name: /^看凭证:拍照/ });
    const href = await proof.getAttribute('href');
    await expectAccessible(page);
    expect(await fits(page)).toBe(true);
    const seen = async (device: { ask: (method: 'GET', path: string) => Promise<{ status: number }> }) =>
      (await device.ask('GET', href ?? '')).status;
    const who = await people(house, 'wang-min', 'sun-yue', 'li-qiang');
    expect([await seen(who['wang-min']), await seen(who['sun-yue']), await seen(who['li-qiang'])]).toEqual([
      200, 200, 403,
    ]);
    const { ask } = who['wang-min'];
    const lost = { id: 'c9', purpose: 'photo', channel: 'all', source: 'other', proof: 'never-sent-1' };
    const her = new URL(page.url()).pathname;
    expect(await ask('POST', `/api${her}/consents`, lost)).toMatchObject({
      status: 422,
      body: { error: { code: 'consent.proof' } },
    });
  });

  it('another types her number, is told without her name, and registers a lead', async () => {
    const page = await open('li-qiang', PHONE);
    await page.goto(`${house.address}/customers/new`);
    await page.getByLabel('姓名').fill('王德林');
    await page.getByRole('textbox', { name: '电话' }).fill('13812348821');
    await page.getByRole('radio', { name: '到店' }).check();
    await page.getByRole('button', { name: '新增顾客' }).click();
    await page.getByText('已有归属,可登记线索,请经理裁定').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('李桂芳');
    await page.getByRole('button', { name: '登记线索' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '登记线索' }).click();
    await page.getByText('线索已登记,功劳记在你名下').waitFor();
  });

  it('the manager sees both side by side and keeps her where she is', async () => {
    const page = await open('zhao-lei', DESK);
    await page.goto(`${house.address}/customers/leads`);
    await page.getByText('李强 填的').waitFor();
    await expectAccessible(page);
    await page.getByRole('radio', { name: '维持原负责人' }).check();
    await page.getByLabel('理由').fill('王敏先登记');
    await page.getByRole('button', { name: /裁 ?定/ }).click();
    await page.getByText('没有等裁定的线索').waitFor();
  });
});

describe('the evening after the event', () => {
  it('a file with a field empty names it; complete, the calls are set', async () => {
    await house.db.inOrganisation('anhe', async (tx) => {
      const { id } = await tx
        .selectFrom('customer')
        .select('id')
        .where('name', '=', '李桂芳')
        .executeTakeFirstOrThrow();
      await guestArrived(
        tx,
        { id, customer: id, activity: 'get-together' },
        memberDoer({ member: 'wang-min', posts: [] }),
      );
    });
    const page = await open('wang-min', PHONE);
    await page.goto(`${house.address}/customers`);
    await page.getByLabel('找顾客').fill('lgf');
    await page.getByRole('link', { name: '李桂芳' }).click();
    await page.getByRole('button', { name: '建档', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /建 ?档/ })
      .click();
    await page.getByRole('heading', { name: /F-0001/ }).waitFor();
    await page.getByRole('radio', { name: '联谊会' }).check();
    await page.getByRole('radio', { name: '已购' }).check();
    await page.getByLabel('所购产品').fill('蛋白粉 2 罐');
    await page.getByLabel('想了解的事').fill('足浴桶');
    await page.getByLabel('下一步').fill('周四三点送货');
    await page.getByRole('button', { name: /建 ?档/ }).click();
    await page.getByRole('alert').filter({ hasText: '顾客说' }).first().waitFor();
    await expectAccessible(page);
    await page.getByLabel('顾客说').fill('想了解怎么服用');
    await page.getByRole('button', { name: /建 ?档/ }).click();
    await page.getByText('F-0001 已建档,回访日程已排好').waitFor();
  });

  it('her page says what is owed next, by whom, and why', async () => {
    const page = await open('wang-min', DESK);
    await page.goto(`${house.address}/customers`);
    await page.getByRole('link', { name: '李桂芳' }).click();
    await page.getByRole('heading', { name: /接下来/ }).waitFor();
    const owed = page.locator('section').filter({ has: page.getByRole('heading', { name: /接下来/ }) });
    await owed.getByText('首次回访 王敏', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /首次回访/ })
      .first()
      .click();
    await page.getByText('S003.3-08').first().waitFor();
  });
});

describe('the general manager', () => {
  it('releases the next version of the form, and is told what may not be asked', async () => {
    const page = await open('zhou-qiming', DESK);
    await page.goto(`${house.address}/settings`);
    await page.getByRole('link', { name: /登记表与档案表/ }).click();
    await page.getByText('现用第 1 版').waitFor();
    await page.getByRole('button', { name: '加一项' }).first().click();
    await page.getByLabel('第 11 项,中文').fill('退休金');
    await page.getByLabel('第 11 项,英文').fill('Pension');
    await page.getByRole('button', { name: '发布新版本' }).click();
    await page.getByText('「退休金」不能问').first().waitFor();
    await page.getByLabel('第 11 项,中文').fill('爱好');
    await page.getByLabel('第 11 项,英文').fill('Hobbies');
    await expectAccessible(page);
    await page.getByRole('button', { name: '发布新版本' }).click();
    await page.getByText('现用第 2 版').waitFor();
  });

  it('who asks to pass a file outside is told why not', async () => {
    const page = await open('zhou-qiming', DESK);
    const { id } = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('customer_file').select('id').where('number', '=', 'F-0001').executeTakeFirstOrThrow(),
    );
    await page.goto(`${house.address}/files/${id}`);
    await page.getByRole('button', { name: '发给公司以外的人' }).click();
    await page.getByLabel('给谁').fill('someone@example.com');
    await page.getByRole('button', { name: '看能不能' }).click();
    await page.getByText('档案不得发到公司以外').first().waitFor();
  });
});

describe('the customer herself', () => {
  it('enters with a code, withdraws in one tap, and sees who looked', async () => {
    const { 'sun-yue': desk } = await people(house, 'sun-yue');
    const page = await open(null, PHONE);
    await page.goto(`${house.address}/own/anhe`);
    await page.getByLabel('姓名').fill('李桂芳');
    await page.getByLabel('手机号').fill('13812348821');
    await expectAccessible(page);
    await page.getByRole('button', { name: '获取验证码' }).click();
    const field = page.getByLabel('6 位验证码');
    await field.waitFor();
    const { body } = await desk.ask<{ found: { id: string; name: string }[] }>(
      'GET',
      '/api/customers/search?q=8821',
    );
    const her = body.found.find(({ name }) => name === '李桂芳')?.id;
    const read = await desk.ask<{ rows: { body: string }[] }>('GET', `/api/customers/${her}/messages`);
    await field.fill(/(\d{6})/.exec(read.body.rows[0]?.body ?? '')?.[1] ?? '');
    await page.getByRole('button', { name: /进 ?入/ }).click();
    await page.getByRole('heading', { name: '安禾保存的您的资料' }).waitFor();
    await page.getByText('孙悦 · 查看').first().waitFor();
    await expectAccessible(page);
    expect(await fits(page)).toBe(true);
    const calls = page.getByRole('group', { name: '打电话介绍活动和商品' });
    await calls.getByRole('radio', { name: '不同意' }).click();
    await page.getByText('已改好').waitFor();
    expect(await calls.getByRole('radio', { name: '不同意' }).isChecked()).toBe(true);
  });
});
