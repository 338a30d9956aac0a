import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signedIn } from '../world/small-company.ts';
import { makeFile, signIn, todayHouse } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** From a customer's own page: a promise in five seconds, a visit nobody asked for, a call by the consultant. */

let house: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([todayHouse('2026-03-08T16:20:00+08:00'), openBrowser()]);
  const wang = await signedIn(house, 'wang-min');
  await makeFile(house, wang, { id: 'zhang', name: '张建国', phone: '13812343307', outcome: 'none' });
  await makeFile(house, wang, { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' });
  house.clock.set('2026-03-10T10:05:00+08:00');
  page = await open('wang-min');
}, 120_000);
afterAll(() => browser?.close());

async function open(account: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
  await signIn(context, house, account);
  const made = await context.newPage();
  made.setDefaultTimeout(10_000);
  return made;
}
const facts = (kind: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('fact').select(['subject', 'data']).where('kind', '=', kind).execute(),
  );

describe('from her page', () => {
  it('a promise is about her without choosing again', async () => {
    await page.goto(`${house.address}/customers/zhang`);
    await page.getByRole('heading', { name: '张建国' }).waitFor();
    await expectWholePageAccessible(page);
    await page.getByRole('link', { name: '＋约定' }).click();
    await page.getByRole('textbox', { name: '答应了什么' }).fill('送足浴桶说明书');
    await page.getByRole('radio', { name: '今天 15:00' }).check();
    expect(await page.getByRole('radio', { name: '张建国' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '记下约定' }).click();
    await page.locator('li[data-card]').filter({ hasText: '送足浴桶说明书' }).waitFor();
    expect(await facts('promise.made')).toMatchObject([{ subject: 'customer:zhang' }]);
  });

  it('a visit is recorded with what both said, keeps the promise, and asks whether it was agreed', async () => {
    house.clock.set('2026-03-10T15:10:00+08:00');
    await page.goto(`${house.address}/customers/zhang`);
    await page.getByRole('link', { name: '记上门' }).click();
    const sheet = page.getByRole('dialog', { name: '上门:张建国' });
    await sheet.getByRole('textbox', { name: '顾客说' }).fill('字太小,女儿念给他听');
    await sheet.getByRole('button', { name: '记下' }).click();
    await sheet.getByText('请选一个').waitFor();
    await sheet.getByRole('radio', { name: '同意', exact: true }).check();
    await expectWholePageAccessible(page);
    await sheet.getByRole('button', { name: '记下' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await expect
      .poll(() => facts('visit.made'))
      .toEqual([{ subject: 'customer:zhang', data: { purpose: 'service', agreed: true } }]);
    await expect.poll(() => facts('promise.kept')).toHaveLength(1);
  });

  it('the consultant is asked to call one who did not buy, by a day; a buyer has the plan already', async () => {
    await page.goto(`${house.address}/customers/zhang`);
    await page.getByRole('button', { name: '请健康顾问回访' }).click();
    await page.getByLabel('哪天前打').fill('2026-03-13');
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: /^提 ?出$/ }).click();
    await page.getByText('已提出,健康顾问会看到').waitFor();
    expect(await facts('call-back.requested')).toEqual([
      { subject: 'customer:zhang', data: { day: '2026-03-13' } },
    ]);
    const chen = await open('chen-hui');
    await chen.goto(`${house.address}/today`);
    await chen.locator('li[data-card]').filter({ hasText: '张建国' }).waitFor();
    await chen.context().close();
    await page.goto(`${house.address}/customers/li`);
    await page.getByRole('link', { name: '＋约定' }).waitFor();
    expect(await page.getByRole('button', { name: '请健康顾问回访' }).count()).toBe(0);
  });
});
