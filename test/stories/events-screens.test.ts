import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';
import { customersHouse, people } from './customers-house.ts';

/** 先办一场会, in a newcomer's twenty minutes: name, day, hall, people, list, invitation. */

let house: TestApp;
let browser: Browser;
let manager: Page;
let rep: Page;
const began = Date.now();

const open = async (account: string, viewport: { width: number; height: number }) => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  return context.newPage();
};

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await customersHouse('2026-03-08T09:00:00+08:00', webRoot);
  const who = await people(house, 'wang-min');
  const consents = ['phone', 'visit'].map((channel) => ({ purpose: 'selling', channel, source: 'stall' }));
  const add = (id: string, name: string, phone: string) =>
    who['wang-min'].ask('POST', '/api/customers', { id, name, source: 'stall', phones: [phone], consents });
  await add('li', '李桂芳', '13812348821');
  await add('zhang', '张建国', '13812343307');
  browser = await openBrowser();
  manager = await open('zhao-lei', { width: 1440, height: 900 });
  rep = await open('wang-min', { width: 375, height: 812 });
}, 180_000);
afterAll(() => browser?.close());

test('a manager plans it on one page; what nobody was given stays in sight', async () => {
  await manager.goto(`${house.address}/events`);
  await manager.getByText('还没有要办的活动').waitFor();
  await manager.getByRole('button', { name: '先办一场会' }).click();
  await manager.getByLabel('活动名称').fill('三月联谊会');
  await manager.getByLabel('日子').fill('2026-03-14');
  await manager.getByLabel(/请柬第一句/).fill('安禾公司邀请您,会上销售蛋白粉和足浴桶');
  await manager.getByLabel('会场', { exact: true }).fill('雁江宾馆三楼');
  await manager.getByLabel('摆多少座位').fill('130');
  await manager.getByLabel('消防核定人数').fill('160');
  await manager.getByLabel('到会目标').fill('90');
  await manager.getByLabel('销售目标(元)').fill('15000');
  await manager.getByLabel('王敏 · 邀约').fill('60');
  await manager.getByLabel('王敏 · 任务(元)').fill('14500');
  await manager.getByText('还有 500 元没分').waitFor();
  await expectWholePageAccessible(manager);
  await manager.getByRole('button', { name: '安排好了' }).click();
  await manager.getByText('名单还是空的').waitFor();
  await manager.getByRole('link', { name: '筹备', exact: true }).click();
  await manager.getByText('礼品差 90').waitFor();
  await expectWholePageAccessible(manager);
}, 90_000);

test('counting the last of it makes everything ready; the progress is text for the group', async () => {
  for (const item of ['场地', '备货', '设备', '会场用品']) {
    await manager.getByRole('button', { name: `清点 ${item}` }).click();
    const sheet = manager.getByRole('dialog');
    await sheet.getByLabel('已有').fill('6');
    await sheet.getByRole('button', { name: /^保 ?存$/ }).click();
    await sheet.waitFor({ state: 'detached' });
  }
  await manager.getByRole('button', { name: '公布今日进度' }).click();
  await manager.getByText('✗ 礼品 0/90,差 90').waitFor();
  await manager.keyboard.press('Escape');
}, 60_000);

test('a representative lists own customers on the phone and records a yes in a few taps', async () => {
  await rep.goto(`${house.address}/events`);
  await rep.getByRole('link', { name: /三月联谊会/ }).click();
  await rep.getByRole('link', { name: '邀约', exact: true }).click();
  await rep.getByRole('button', { name: '加名单' }).click();
  await rep.getByLabel('全选').check();
  await rep.getByRole('button', { name: '列入 2 位' }).click();
  await rep.getByRole('button', { name: '记邀约:李桂芳' }).click();
  const sheet = rep.getByRole('dialog');
  await sheet.getByRole('radio', { name: '来', exact: true }).check();
  await sheet.getByRole('radio', { name: '一定来' }).check();
  await expectWholePageAccessible(rep);
  await sheet.getByRole('button', { name: /^保 ?存$/ }).click();
  await rep.getByText(/券号 \d{4}/).waitFor();
  await rep.getByRole('button', { name: /^确 ?认$/ }).click();
  await rep.getByRole('button', { name: /^敲 ?定$/ }).waitFor();
  await rep.getByText('敲定电话还没开').waitFor();
  await rep.getByRole('button', { name: '转发请柬' }).first().click();
  await rep.getByRole('textbox', { name: '转发请柬' }).waitFor();
  await expectWholePageAccessible(rep);
  await rep.keyboard.press('Escape');
}, 90_000);

test('a lost pass is replaced in two taps: the old number counts no more', async () => {
  const before = await rep.getByText(/券号 \d{4}/).textContent();
  await rep.getByRole('button', { name: '券丢了 李桂芳' }).click();
  await rep.getByRole('button', { name: '作废并补发' }).click();
  await rep
    .getByText(/李桂芳 的新券号 \d{4}/)
    .first()
    .waitFor();
  const number = (shown: string | null) => /券号 (\d{4})/.exec(shown ?? '')?.[1];
  const rows = await house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('event_pass').select(['number', 'revoked_at']).orderBy('issued_at').execute(),
  );
  expect(rows.map((row) => [row.number === number(before), row.revoked_at !== null])).toEqual([
    [true, true],
    [false, false],
  ]);
  await rep.getByText(`券号 ${rows[1]?.number}`).first().waitFor();
}, 60_000);

test('and the whole of it took far less than twenty minutes', () => {
  expect(Date.now() - began).toBeLessThan(20 * 60_000);
});
