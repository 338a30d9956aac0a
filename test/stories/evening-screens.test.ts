import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { adoptPack } from '../../server/modules/policy/index.ts';
import { openBrowser } from '../world/browser.ts';
import {
  doing,
  type EventHouse,
  eventHouse,
  factsOf,
  invitationId,
  openTestDesk,
} from '../world/event-house.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** 罗浩 at the lift with a phone; 王敏 on the bus that evening; 赵磊 at a desk, who wants to know what is missing. */

let house: EventHouse;
let browser: Browser;
let crew: Page;
let rep: Page;

const BLANKS = {
  survey_hand_in: 'P1D',
  allocate_within: 'P1D',
  seal_within: 'P2D',
  new_member_share: 10,
  rebuild_within: 'P0D',
};

const open = async (account: string, viewport: { width: number; height: number }, locale = 'zh-CN') => {
  const context = await browser.newContext({ viewport, locale, hasTouch: true });
  await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
};

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await eventHouse({ webRoot, now: '2026-03-13T20:00:00+08:00' });
  const files = { id: 'files', pack: 'customer-files', from: '2026-03-14', blanks: BLANKS };
  await house.db.inOrganisation('anhe', (tx) => adoptPack(tx, files, 'member:zhou-qiming', 'set-up'));
  house.clock.set('2026-03-14T08:00:00+08:00');
  const desk = await openTestDesk(house, 'A 口');
  for (const guest of ['zhao-xiulan', 'li-guifang', 'zhang-jianguo', 'xu-guoping'])
    await desk.send(doing.name(invitationId('march', guest)));
  house.clock.set('2026-03-14T11:32:00+08:00');
  browser = await openBrowser();
  crew = await open('luo-hao', { width: 375, height: 812 });
  rep = await open('wang-min', { width: 375, height: 812 });
}, 180_000);
afterAll(() => browser?.close());

test('three taps before the lift: hour, next step, looked after', async () => {
  await crew.goto(`${house.address}/events/march`);
  await crew.getByRole('link', { name: '送客' }).click();
  await crew.getByText('还有 4 位没送').waitFor();
  await expectWholePageAccessible(crew);
  await crew.getByLabel('姓名、尾号或桌号').fill('8821');
  await crew.getByRole('button', { name: '送客 李桂芳' }).click();
  const sheet = crew.getByRole('dialog');
  await sheet.getByRole('radio', { name: '明天 15:00' }).check();
  await sheet.getByRole('radio', { name: '送货上门' }).check();
  await expectWholePageAccessible(crew);
  await sheet.getByRole('radio', { name: '聊过', exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
  await crew.getByText('已送').waitFor();
  expect(await factsOf(house, 'promise.made')).toMatchObject([
    { data: { holder: 'member:wang-min', due: '2026-03-15T08:00:00.000Z' } },
  ]);
  await crew.getByLabel('姓名、尾号或桌号').fill('许国平');
  await crew.getByRole('button', { name: '送客 许国平' }).click();
  await crew.getByRole('radio', { name: '没约' }).check();
  await crew.getByRole('radio', { name: '没有' }).check();
  await crew.getByRole('radio', { name: '没人聊过' }).click();
  await crew.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await factsOf(house, 'guest.spoken-with')).toHaveLength(1);
});

test('Today shows one card that leads to the queue', async () => {
  house.clock.set('2026-03-14T20:30:00+08:00');
  await rep.goto(`${house.address}/today`);
  await rep.getByRole('link', { name: '今晚建档 3' }).waitFor();
  await rep.getByRole('link', { name: '今晚建档 3' }).click();
  await rep.getByRole('heading', { name: '今晚建档 3' }).waitFor();
  await expectWholePageAccessible(rep);
  expect(await rep.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

const card = () => rep.getByRole('article');
const fill = async (label: string | RegExp, words: string) => card().getByLabel(label).fill(words);

test('a thumb to the side goes on, and what was written is kept', async () => {
  const first = await card().getByRole('heading').textContent();
  await fill('顾客说', '下次还来');
  const swipe = (from: number, to: number) =>
    card().evaluate(
      (node, [a, b]) => {
        const touch = (x: number) => new Touch({ identifier: 1, target: node, clientX: x, clientY: 300 });
        const send = (type: string, x: number, held: boolean) =>
          node.dispatchEvent(
            new TouchEvent(type, {
              bubbles: true,
              touches: held ? [touch(x)] : [],
              changedTouches: [touch(x)],
            }),
          );
        send('touchstart', a as number, true);
        send('touchend', b as number, false);
      },
      [from, to],
    );
  await swipe(300, 100);
  await expect.poll(() => card().getByRole('heading').textContent()).not.toBe(first);
  await swipe(100, 300);
  await expect.poll(() => card().getByRole('heading').textContent()).toBe(first);
  expect(await card().getByLabel('顾客说').inputValue()).toBe('下次还来');
});

test('one after the other: five fields, some of them there already; the title counts down', async () => {
  for (let left = 3; left > 0; left--) {
    await rep.getByRole('heading', { name: `今晚建档 ${left}` }).waitFor();
    const name = await card().getByRole('heading').textContent();
    if (left === 3) {
      await card().getByRole('button', { name: '建好,下一位' }).click();
      await card().getByText('还没填').first().waitFor();
      await expectWholePageAccessible(rep);
    }
    await fill('顾客说', '水温刚好');
    await fill('想了解的事', '怎么保养');
    const next = card().getByLabel('下一步');
    if (await next.isVisible()) await next.fill('周三打电话');
    await card().getByRole('button', { name: '建好,下一位' }).click();
    await rep.getByText(`${name} 建好了`).waitFor();
  }
  await rep.getByText('今晚的档案都建好了').waitFor();
  await expectWholePageAccessible(rep);
  expect(await factsOf(house, 'file.completed')).toHaveLength(3);
  await rep.goto(`${house.address}/today`);
  await rep.getByRole('heading', { level: 1 }).waitFor();
  expect(await rep.getByRole('link', { name: /今晚建档/ }).count()).toBe(0);
});

test('the manager reads at a desk whose are missing, also in English', async () => {
  const manager = await open('zhao-lei', { width: 1440, height: 900 }, 'en');
  await manager.goto(`${house.address}/events/march/evening`);
  await manager.getByRole('heading', { name: 'Files tonight: 1' }).waitFor();
  await manager.getByText('李强').waitFor();
  await manager.getByText('许国平').waitFor();
  await expectWholePageAccessible(manager);
});
