import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { complaintDay } from '../world/complaint-day.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** One complaint day at the desk: 09:20 the tub leaks, 15:00 it is replaced at her home, next morning it is closed. */

let house: TestApp;
let browser: Browser;
let desk: Page;
let repair: Page;

const open = async (account: string, viewport: { width: number; height: number }) => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  return context.newPage();
};
const at = (text: string) => house.clock.set(`${text}:00+08:00`);
const save = async (page: Page) => {
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^保 ?存$/ }).click();
  await sheet.waitFor({ state: 'detached' });
};

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await complaintDay('2026-03-11T09:20:00+08:00', webRoot);
  browser = await openBrowser();
  desk = await open('ma-li', { width: 1440, height: 900 });
  repair = await open('feng-gang', { width: 375, height: 812 });
}, 180_000);
afterAll(() => browser?.close());

test('taken in one line while she is on the phone', async () => {
  await desk.goto(`${house.address}/tickets`);
  await desk.getByText('没有没办结的工单').waitFor();
  await desk.getByRole('button', { name: /^受 ?理$/ }).click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByLabel(/姓名或尾号四位/).fill('6612');
  await sheet.getByRole('button', { name: /何淑珍/ }).click();
  await sheet.getByLabel('顾客说').fill('足浴桶漏水,打了两次没人理');
  await sheet.getByLabel(/商品价值/).fill('699');
  await sheet.getByText('投诉没办结以前').waitFor();
  await expectWholePageAccessible(desk);
  await sheet.getByRole('button', { name: /^受 ?理$/ }).click();
  await desk.getByRole('heading', { name: 'T-0001 何淑珍' }).waitFor();
  await desk.getByText('由客服部门经理处理').waitFor();
  await desk.getByText('暂不推广').waitFor();
  await desk
    .getByText(/还剩 \d+ 分钟/)
    .first()
    .waitFor();
  await expectWholePageAccessible(desk);
}, 90_000);

test('why it is owed is one tap away', async () => {
  await desk.getByRole('button', { name: '为什么:答复' }).click();
  await desk.getByText('S004.16-12').first().waitFor();
  await desk.keyboard.press('Escape');
});

test('answered in time with a visit agreed, and somebody sent', async () => {
  at('2026-03-11T09:27');
  await desk.getByRole('button', { name: '答复并约时间' }).click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByRole('button', { name: /^保 ?存$/ }).click();
  await sheet.getByText('写一句').waitFor();
  await sheet.getByLabel('怎么答复的').fill('下午三点上门换新');
  await sheet.getByLabel('约定上门(哪天)').fill('2026-03-11');
  await sheet.getByLabel('几点').fill('15:00');
  await save(desk);
  await desk.getByText('约定 周三 3月11日 上门').waitFor();
  await desk.getByRole('button', { name: /^派 ?工$/ }).click();
  await desk.getByRole('dialog').getByLabel('派给谁').selectOption({ label: '冯刚' });
  await save(desk);
  await desk.getByText('→ 冯刚').waitFor();
}, 60_000);

test('the slip is printed in three parts', async () => {
  await desk.getByRole('link', { name: '打印通知单' }).click();
  await desk.getByRole('heading', { name: /财务联/ }).waitFor();
  expect(await desk.getByText('13812346612').count()).toBe(1);
  await expectWholePageAccessible(desk);
  await desk.getByRole('button', { name: '三联已分送' }).click();
  await desk.getByText('已记下三联分送').waitFor();
  await desk.getByRole('link', { name: '回工单' }).click();
  await desk.getByText('通知单已开').waitFor();
}, 60_000);

test('at her home: replaced, signed on the glass', async () => {
  at('2026-03-11T15:00');
  await repair.goto(`${house.address}/tickets`);
  await repair.getByRole('link', { name: /T-0001/ }).click();
  await repair.getByRole('button', { name: '处理完毕' }).click();
  const sheet = repair.getByRole('dialog');
  await sheet.getByLabel('做了什么').fill('换了新桶,试水不漏');
  await sheet.getByLabel('换了商品').selectOption({ label: '禾悦足浴桶 · S-0003' });
  await sheet.getByLabel('顾客验收签字').check();
  const glass = sheet.getByRole('img', { name: /在这里签名/ });
  await glass.scrollIntoViewIfNeeded();
  const box = (await glass.boundingBox()) ?? { x: 0, y: 0 };
  await repair.mouse.move(box.x + 40, box.y + 60);
  await repair.mouse.down();
  await repair.mouse.move(box.x + 160, box.y + 90, { steps: 6 });
  const sent = repair.waitForResponse((answer) => answer.url().includes('/api/attachments/'));
  await repair.mouse.up();
  expect((await sent).status()).toBe(200);
  await expectWholePageAccessible(repair);
  await save(repair);
  await repair.getByText('换了 禾悦足浴桶 × 1').waitFor();
  await repair.getByRole('img', { name: '签名 1' }).waitFor();
  await expectWholePageAccessible(repair);
}, 90_000);

test('next morning: not closed before she was told and called back', async () => {
  at('2026-03-12T10:40');
  await desk.reload();
  await desk.getByRole('button', { name: /^办 ?结$/ }).click();
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^保 ?存$/ })
    .click();
  await desk.getByText(/打完电话再办结|先打回访电话/).waitFor();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: '结果已告知' }).click();
  await save(desk);
  await desk.getByRole('button', { name: '记回访' }).click();
  await desk.getByRole('dialog').getByRole('radio', { name: '满意', exact: true }).check();
  await save(desk);
  await desk.getByRole('button', { name: /^办 ?结$/ }).click();
  await save(desk);
  await desk.getByRole('button', { name: /^重 ?开$/ }).waitFor();
  await desk.goto(`${house.address}/tickets`);
  await desk.getByText('没有没办结的工单').waitFor();
  await desk.getByRole('radio', { name: '已办结' }).check();
  await desk.getByRole('link', { name: /T-0001 何淑珍 6612/ }).waitFor();
  await expectWholePageAccessible(desk);
}, 90_000);

test('what is open goes to a colleague at the end of the shift, accepted one by one', async () => {
  for (const [name, said] of [
    ['周先生', '问周六活动'],
    ['吴阿姨', '灯不亮'],
  ] as const) {
    await desk.getByRole('button', { name: /^受 ?理$/ }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByText('不在名单上').click();
    await sheet.getByLabel('称呼').fill(name);
    await sheet.getByLabel('顾客说').fill(said);
    await sheet.getByRole('radio', { name: '咨询' }).check();
    await sheet.getByRole('button', { name: /^受 ?理$/ }).click();
    await desk.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await desk.goto(`${house.address}/tickets`);
  }
  await desk.getByRole('button', { name: '交班移交' }).click();
  await desk.getByLabel('交给谁').selectOption({ label: '任佳' });
  await expectWholePageAccessible(desk);
  await desk.getByRole('button', { name: '移交 2 件' }).click();
  await desk.getByText('移交任佳,等接收').first().waitFor();
  const next = await open('ren-jia', { width: 375, height: 812 });
  await next.goto(`${house.address}/tickets`);
  await next.getByRole('link', { name: /周先生/ }).click();
  await next.getByRole('button', { name: /^接 ?收$/ }).click();
  await save(next);
  await next.getByText('在任佳手里').waitFor();
}, 90_000);
