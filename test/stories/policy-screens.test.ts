import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { record } from '../../server/ledger/index.ts';
import { addCustomer, memberDoer } from '../../server/modules/customers/index.ts';
import { adoptLaw } from '../../server/modules/policy/index.ts';
import { expectAccessible } from '../world/accessible.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { smallCompany } from '../world/small-company.ts';
import { signIn } from '../world/today-house.ts';

/** The general manager reads a system, sees what it would ask of whom, adopts it; a representative reads a clause. */

let house: TestApp;
let browser: Browser;
let page: Page;

const open = async (account: string, viewport: { width: number; height: number }) => {
  const context: BrowserContext = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  return context.newPage();
};

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await testApp({ now: '2026-03-09T10:00:00+08:00', webRoot });
  browser = await openBrowser();
  await smallCompany(house);
  await house.db.inOrganisation('anhe', async (tx) => {
    await adoptLaw(tx, '2026-03-01', 'system:set-up');
    const by = memberDoer({ member: 'wang-min', posts: ['representative'] });
    for (const id of ['li', 'zhang']) {
      await addCustomer(tx, { id, name: id === 'li' ? '李桂芳' : '张建国', source: 'event' }, by);
      await record(tx, {
        kind: 'file.completed',
        subject: `customer:${id}`,
        actor: 'member:wang-min',
        data: { outcome: 'bought' },
      });
    }
  });
  page = await open('zhou-qiming', { width: 1440, height: 900 });
}, 180_000);
afterAll(() => browser?.close());

describe('the general manager', () => {
  it('finds the systems and the law with their states', async () => {
    await page.goto(`${house.address}/policy`);
    await page.getByRole('link', { name: /会销客户档案管理制度/ }).waitFor();
    expect(await page.getByRole('link', { name: /会销客户档案管理制度/ }).textContent()).toContain('未启用');
    expect(await page.getByRole('link', { name: /个人信息保护/ }).textContent()).toContain('已启用');
    await expectAccessible(page);
  });

  it('sees what it would ask of whom, fills the blanks and adopts from tomorrow', async () => {
    await page.getByRole('link', { name: /会销客户档案管理制度/ }).click();
    await page.getByRole('button', { name: /^启 ?用$/ }).click();
    await page.getByRole('button', { name: '全部用常用值' }).click();
    await expectAccessible(page);
    const load = page.getByRole('table', { name: '启用后每人每天多几条催办' });
    await load.getByText('王敏').waitFor();
    await page.getByRole('button', { name: '从 2026-03-10 起启用' }).click();
    await page.waitForURL('**/policy/customer-files');
    await page.getByText('2026-03-10 起启用').first().waitFor();
    await expectAccessible(page);
    const rows = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('clause_version')
        .select(['from_day', 'params'])
        .where('clause', '=', 'S003.3-07')
        .execute(),
    );
    expect(rows).toEqual([{ from_day: '2026-03-10', params: { consolidate_within: 'P2D' } }]);
  }, 90_000);

  it('retires it from a later day, after reading what stays owed; law is not retired', async () => {
    await page.getByRole('button', { name: /^停 ?用$/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(/仍要办完/).waitFor();
    await sheet.getByLabel('从哪天起停用').fill('2026-04-01');
    expect(await sheet.getByRole('button', { name: '从 2026-04-01 起停用' }).isDisabled()).toBe(true);
    await sheet.getByLabel('我看过了,要停用').check();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: '从 2026-04-01 起停用' }).click();
    await page.getByText('2026-04-01 起停用', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /^停 ?用$/ }).count()).toBe(0);
    await expectAccessible(page);
    const last = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('clause_version')
        .select('to_day')
        .where('clause', '=', 'S003.3-07')
        .orderBy('n', 'desc')
        .executeTakeFirstOrThrow(),
    );
    expect(last).toEqual({ to_day: '2026-04-01' });
    await page.goto(`${house.address}/policy/law-consent-and-calling`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: /^停 ?用$/ }).count()).toBe(0);
  }, 60_000);
});

describe('a representative, on a phone', () => {
  it('reads the clause behind a call and runs its examples; nothing there is for adopting', async () => {
    const phone = await open('wang-min', { width: 375, height: 812 });
    await phone.goto(`${house.address}/policy/customer-files`);
    await phone.getByText('成交顾客建档后三日内，由满意代表首次回访').waitFor();
    expect(await phone.getByRole('button', { name: /^启 ?用$/ }).count()).toBe(0);
    await phone.getByRole('link', { name: 'S003.3-08', exact: true }).click();
    await phone.getByRole('button', { name: '运行例子' }).click();
    await phone.getByRole('status').filter({ hasText: '个例子，通过' }).waitFor();
    expect(await phone.getByText('不通过').count()).toBe(0);
    const widths = await phone.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    expect((widths as number[])[0]).toBeLessThanOrEqual((widths as number[])[1] as number);
    await expectAccessible(phone);
  }, 90_000);
});
