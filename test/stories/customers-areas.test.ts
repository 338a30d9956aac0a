import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';
import { customersHouse, people } from './customers-house.ts';

/** Who is near to whom is given by the sales manager, and the next proposal goes by it (S003.2-11). */

let house: TestApp;
let browser: Browser;

async function open(account: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  // Long enough after they joined for nobody to be new
  house = await customersHouse('2026-06-10T09:00:00+08:00', webRoot);
  browser = await openBrowser();
  const { 'sun-yue': desk } = await people(house, 'sun-yue');
  for (const [id, name, phone] of [
    ['xu', '许国平', '13812340001'],
    ['tan', '谭秀英', '13812340002'],
  ])
    await desk.ask('POST', '/api/customers', {
      id,
      name,
      phones: [phone],
      area: '城南片区',
      source: 'phone-in',
    });
}, 240_000);
afterAll(() => browser?.close());

describe('areas', () => {
  it('are given to a representative on one sheet', async () => {
    const page = await open('zhao-lei', { width: 375, height: 812 });
    await page.goto(`${house.address}/settings`);
    await page.getByRole('link', { name: /片区分工/ }).click();
    await page.getByRole('button', { name: '改片区:周小云' }).click();
    const sheet = page.getByRole('dialog', { name: '周小云 的片区' });
    await sheet.getByRole('checkbox', { name: '城南片区 2' }).check();
    await sheet.getByLabel('名单里没有的片区').fill('河东片区');
    await expectWholePageAccessible(page);
    await sheet.getByRole('button', { name: /^保 ?存$/ }).click();
    await page.getByText('城南片区、河东片区').waitFor();
    await expectWholePageAccessible(page);
    const facts = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('fact').select(['subject', 'actor', 'data']).where('kind', '=', 'area.given').execute(),
    );
    expect(facts).toEqual([{ subject: 'member:zhou-xiaoyun', actor: 'member:zhao-lei', data: { areas: 2 } }]);
    await page.context().close();
  });

  it('decide who is proposed, and the proposal says so', async () => {
    const page = await open('zhao-lei', { width: 1440, height: 900 });
    await page.goto(`${house.address}/surveys`);
    await page.getByRole('button', { name: /分配负责人/ }).click();
    await page.getByRole('link', { name: '许国平' }).waitFor();
    expect(await page.getByText('S003.2-11').count()).toBe(2);
    for (const name of ['许国平', '谭秀英'])
      await page.locator('section').filter({ hasText: name }).locator('b', { hasText: '周小云' }).waitFor();
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '确认分配 2 位' }).click();
    await page.getByText('已分配 2 位').waitFor();
    await page.context().close();
  });

  it('are nobody’s but a sales manager’s to give, and only to a representative', async () => {
    const who = await people(house, 'wang-min', 'zhao-lei');
    const give = (of: 'wang-min' | 'zhao-lei', member: string) =>
      who[of].ask('PUT', `/api/areas/${member}`, { areas: ['城南片区'] });
    expect((await give('wang-min', 'wang-min')).status).toBe(403);
    expect(await give('zhao-lei', 'chen-hui')).toMatchObject({
      status: 422,
      body: { error: { code: 'area.not-representative' } },
    });
  });
});
