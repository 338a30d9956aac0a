import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, hashPassword, setPassword } from '../../server/modules/identity/index.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { PASSWORD, signedIn } from '../world/small-company.ts';
import { type Guest, makeFile, signIn, todayHouse } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** 连着打 on a phone, one person after another; and a call that belongs to a post, taken by one of two. */

const guests: readonly Guest[] = [
  { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' },
  { id: 'zhang', name: '张建国', phone: '13812343307', outcome: 'none' },
  { id: 'he', name: '何淑珍', phone: '13812346612', outcome: 'none' },
];

let house: TestApp;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([todayHouse('2026-03-08T16:20:00+08:00'), openBrowser()]);
  const hash = await hashPassword(PASSWORD);
  await house.db.inOrganisation('anhe', async (tx) => {
    const hand = { by: 'system:set-up', source: 'set-up' as const };
    const posts = [{ post: 'consultant' as const, department: 'service' }];
    await addMember(
      tx,
      { id: 'xie-yun', name: '谢云', signInName: 'xie-yun', department: 'service', posts },
      hand,
    );
    await setPassword(tx, 'xie-yun', hash, hand.by, 'set-up');
  });
  const wang = await signedIn(house, 'wang-min');
  for (const guest of guests) await makeFile(house, wang, guest);
}, 120_000);
afterAll(() => browser?.close());

async function phone(account: string, path: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(house.address + path);
  return page;
}
const facts = (kind: string) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx.selectFrom('fact').select('subject').where('kind', '=', kind).execute();
    return rows.map(({ subject }) => subject);
  });
const cards = (page: Page) => page.locator('li[data-card]');

describe('one after another', () => {
  let page: Page;
  let first: string;

  it('begins from Today with one person, how many there are, and what may be said', async () => {
    house.clock.set('2026-03-11T10:05:00+08:00');
    page = await phone('wang-min', '/today');
    await page.getByRole('link', { name: '连着打' }).click();
    await page.getByText('第 1 / 3 位').waitFor();
    expect(await cards(page).count()).toBe(1);
    first = (await cards(page).locator('b').first().textContent()) ?? '';
    await expectWholePageAccessible(page);
  });

  it('no answer brings the next at once', async () => {
    await page.getByRole('button', { name: `没接:${first}` }).click();
    await page.getByText('第 2 / 3 位').waitFor();
    expect(await cards(page).textContent()).not.toContain(first);
    await expect.poll(() => facts('call-back.missed')).toHaveLength(1);
  });

  it('a record brings the one after that', async () => {
    const second = (await cards(page).locator('b').first().textContent()) ?? '';
    await page.getByRole('button', { name: new RegExp(`^记录:${second}`) }).click();
    await page.getByRole('radio', { name: '满意' }).check();
    await page.getByRole('textbox', { name: '顾客说' }).fill('早饭后冲一杯');
    await page.getByRole('button', { name: '记下' }).click();
    await page.getByText('第 3 / 3 位').waitFor();
    expect(await cards(page).textContent()).not.toContain(second);
    await expect.poll(() => facts('call-back.made')).toHaveLength(1);
    await expectWholePageAccessible(page);
  });

  it('who is skipped stays owed, and the round says that it is over', async () => {
    await page.getByRole('button', { name: '跳过' }).click();
    await page.getByText('这一轮打完了').waitFor();
    await expectWholePageAccessible(page);
    await page.getByRole('link', { name: '回今日' }).click();
    await page.getByRole('link', { name: '连着打' }).waitFor();
    await page.context().close();
  });

  it('who is late is rung too', async () => {
    house.clock.set('2026-03-12T10:05:00+08:00');
    const late = await phone('wang-min', '/today');
    await late.locator('li[data-section=overdue]').filter({ hasText: '首次回访' }).first().waitFor();
    await late.getByRole('link', { name: '连着打' }).click();
    await late.getByText(/第 1 \/ \d 位/).waitFor();
    await late.context().close();
  });
});

describe('a call that belongs to the consultants', () => {
  it('stands on both lists until one takes it, and then on hers alone', async () => {
    house.clock.set('2026-03-23T09:40:00+08:00');
    const chen = await phone('chen-hui', '/today');
    const xie = await phone('xie-yun', '/today');
    for (const page of [chen, xie]) await page.getByRole('button', { name: '认领:李桂芳' }).waitFor();
    await expectWholePageAccessible(chen);
    await chen.getByRole('button', { name: '认领:李桂芳' }).click();
    await chen.getByText('已认领').waitFor();
    await expect.poll(() => chen.getByRole('button', { name: '认领:李桂芳' }).count()).toBe(0);
    await cards(chen).filter({ hasText: '李桂芳' }).waitFor();
    await xie.getByRole('button', { name: '认领:李桂芳' }).click();
    await xie.getByText('同事已认领').waitFor();
    await xie.reload();
    await xie.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => cards(xie).filter({ hasText: '李桂芳' }).count()).toBe(0);
    expect(await facts('obligation.claimed')).toEqual(['customer:li']);
    await chen.context().close();
    await xie.context().close();
  });

  it('comes back to both when she has not done it within four hours', async () => {
    house.clock.set('2026-03-23T13:45:00+08:00');
    const xie = await phone('xie-yun', '/today');
    await xie.getByRole('button', { name: '认领:李桂芳' }).waitFor();
    await xie.context().close();
  });
});
