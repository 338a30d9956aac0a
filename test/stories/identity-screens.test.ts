import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { ensureSetUpCode, logAccess } from '../../server/modules/identity/index.ts';
import { expectAccessible } from '../world/accessible.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { PASSWORD, smallCompany } from '../world/small-company.ts';

vi.setConfig({ testTimeout: 120_000 });
const phone = { width: 375, height: 812 };
const desk = { width: 1440, height: 900 };
const root = join(import.meta.dirname, '../..');

const webRoot = process.env.GUIJU_WEB ?? (await buildWeb(root, () => {}));
const empty = await testApp({ webRoot });
const house = await testApp({ webRoot });
await smallCompany(house);
await smallCompany(house, 'other', '别家');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const visit = async (at: TestApp, path: string, viewport = phone, locale = 'zh-CN'): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({ viewport, locale, baseURL: at.address });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(path);
  return page;
};
const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS)
    await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
};
const signIn = async (page: Page, account: string) => {
  await page.getByLabel(/登录名|Sign-in name|Name@/).fill(account);
  await page.getByLabel(/^(密码|Password)$/).fill(PASSWORD);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
};

describe('the first visitor', () => {
  it('is led from the console code to a company of their own', async () => {
    const code = (await ensureSetUpCode(empty.db)) as string;
    const page = await visit(empty, '/');
    await page.getByRole('heading', { name: '开通规矩' }).waitFor();
    await page.getByLabel('开通码').fill('AAAA-BBBB');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('alert').getByText('开通码不对').waitFor();
    await expectAccessible(page);
    await shot(page, 'set-up-1-phone');
    await page.getByLabel('开通码').fill(code.toLowerCase());
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('公司名称').fill('资阳市安禾康养服务有限公司');
    await page.getByLabel('公司代码').fill('anhe');
    await page.getByRole('radio', { name: '会员' }).check();
    await expectAccessible(page);
    await shot(page, 'set-up-2-phone');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByLabel('您的姓名').fill('何管');
    await page.getByLabel('登录名').fill('he');
    await page.getByLabel('密码').fill('12345678');
    await page.getByRole('button', { name: '开通' }).click();
    await page.getByRole('alert').getByText('这个密码太常见').waitFor();
    await shot(page, 'set-up-3-phone');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '开通' }).click();
    await page.waitForURL('**/today');
    const [organisation] = await empty.db.asOwner((tx) =>
      tx.selectFrom('organisation').selectAll().execute(),
    );
    expect(organisation).toMatchObject({ org_id: 'anhe', customer_word: '会员', region: '510000' });
  });
});

describe('coming in', () => {
  it('says what is wrong and goes on to where one wanted to be', async () => {
    const page = await visit(house, '/settings');
    await page.getByLabel('登录名@公司代码').fill('wang-min@anhe');
    await page.getByLabel('密码').fill('not it at all');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').getByText('登录名或密码不对').waitFor();
    await expectAccessible(page);
    await shot(page, 'sign-in-phone');
    await signIn(page, 'wang-min@anhe');
    await page.getByRole('heading', { name: '设置' }).waitFor();
    await page.getByText('就是这台').waitFor();
    expect(await page.getByRole('link', { name: '员工' }).count()).toBe(0);
    await expectAccessible(page);
    await shot(page, 'settings-phone');
  });

  it('does not let a link send anybody elsewhere', async () => {
    const page = await visit(house, '/sign-in?next=//evil.example');
    await signIn(page, 'wang-min@anhe');
    await page.waitForURL('**/today');
    expect(new URL(page.url()).host).toBe(new URL(house.address).host);
  });
});

describe('the administrator', () => {
  it('adds somebody, who comes in by their link', async () => {
    const page = await visit(house, '/settings/members', desk);
    await signIn(page, 'admin@anhe');
    await page.getByRole('table', { name: '员工' }).waitFor();
    await expectAccessible(page);
    await shot(page, 'members-desk');
    await page.getByRole('button', { name: '添加员工' }).click();
    await page.getByLabel('姓名', { exact: true }).fill('吴丹');
    await page.getByLabel('登录名', { exact: true }).fill('wu-dan');
    await page.getByRole('checkbox', { name: '满意代表' }).check();
    await page.getByLabel('部门', { exact: true }).selectOption('sales');
    await shot(page, 'member-sheet-desk');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '编辑 吴丹' }).click();
    await page.getByRole('button', { name: '发开通链接' }).click();
    const link = (await page.getByText(/\/join#anhe\./).textContent()) ?? '';
    await shot(page, 'link-desk');
    const theirs = await visit(house, link);
    await theirs.getByText('吴丹,欢迎来到安禾。').waitFor();
    await expectAccessible(theirs);
    await shot(theirs, 'join-phone');
    await theirs.getByLabel('新密码').fill(PASSWORD);
    await theirs.getByRole('button', { name: '设好并进入' }).click();
    await theirs.waitForURL('**/today');
    await theirs.goto(link);
    await theirs.reload();
    await theirs.getByRole('alert').getByText('用过').waitFor();
  });

  it('sets the office hours, each day its own; what is wrong is said', async () => {
    const page = await visit(house, '/settings/organisation', phone);
    await signIn(page, 'admin@anhe');
    await page.getByText('周一至周五').waitFor();
    await page.getByRole('button', { name: '改办公时间' }).click();
    await page.getByLabel('周六第 1 段从').fill('10:00');
    await page.getByLabel('周六第 1 段到').fill('09:00');
    await page.getByRole('button', { name: '保存' }).last().click();
    await page.getByText('周六 10:00–09:00').waitFor();
    await page.getByLabel('周六第 1 段到').fill('12:00');
    await expectAccessible(page);
    await shot(page, 'office-hours-phone');
    await page.getByRole('button', { name: '保存' }).last().click();
    await page.getByText('10:00–12:00').waitFor();
  });

  it('renames a post, keeps the tree, in English too', async () => {
    const page = await visit(house, '/settings/organisation', desk, 'en-GB');
    await signIn(page, 'admin@anhe');
    await page.getByRole('button', { name: 'Rename: Representative' }).click();
    await page.getByLabel('English name').fill('Account manager');
    await page.getByRole('button', { name: 'Save' }).last().click();
    await page.getByRole('cell', { name: 'Account manager', exact: true }).waitFor();
    await expectAccessible(page);
    await shot(page, 'organisation-desk-en');
    await page.goto('/settings/departments');
    await page.getByRole('button', { name: 'Add a department' }).click();
    await page.getByLabel('Name').fill('城南分公司');
    await page.getByRole('radio', { name: 'branch' }).check();
    await page.getByLabel('Part of').selectOption('sales');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('城南分公司').waitFor();
    await shot(page, 'departments-desk-en');
  });
});

describe('leaving', () => {
  it('is recorded by HR, handed over by the manager, and seen in the audit', async () => {
    const office = await visit(house, '/settings/members');
    await signIn(office, 'gao-lin@anhe');
    await office.getByRole('button', { name: '编辑 周小云' }).click();
    await office.getByRole('button', { name: '办理离职' }).click();
    await office.getByLabel('最后一天').fill('2026-03-15');
    await office.getByLabel('几点停用登录').fill('17:30');
    await shot(office, 'notice-phone');
    await office.getByRole('button', { name: '办理离职' }).click();
    await office.getByRole('heading', { name: '周小云 的交接' }).waitFor();
    await expectAccessible(office);
    await shot(office, 'departure-phone');

    const manager = await visit(house, '/settings/departures', desk);
    await signIn(manager, 'zhao-lei@anhe');
    await manager.getByRole('link', { name: '周小云 的交接' }).click();
    await manager.getByLabel('其余的交给').selectOption('li-qiang');
    await manager.getByText('转给李强').waitFor();
    await expectAccessible(manager);
    await shot(manager, 'departure-desk');

    const entry = {
      who: 'member:wang-min',
      act: 'unmasked',
      what: 'customer:li',
      why: '上门前确认',
    } as const;
    await house.db.inOrganisation('anhe', (tx) => logAccess(tx, entry));
    const boss = await visit(house, '/settings/audit', desk);
    await signIn(boss, 'zhou-qiming@anhe');
    await boss.getByText('上门前确认').waitFor();
    await boss.getByText('提出离职').first().waitFor();
    await expectAccessible(boss);
    await shot(boss, 'audit-desk');
    await boss.setViewportSize(phone);
    await shot(boss, 'audit-phone');
    await boss.getByRole('radio', { name: '查看' }).check();
    await boss.getByText('提出离职').first().waitFor({ state: 'detached' });
  });
});
