import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signedIn } from '../world/small-company.ts';
import { type Guest, makeFile, signIn, todayHouse } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** A representative's Wednesday: calls, no answer, a promise, an hour without a network, and nothing twice. */

const guests: readonly Guest[] = [
  { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' },
  { id: 'zhang', name: '张建国', phone: '13812343307', outcome: 'none' },
  { id: 'he', name: '何淑珍', phone: '13812346612', outcome: 'none' },
  { id: 'luo', name: '罗素华', phone: '13812349043', outcome: 'none' },
  { id: 'deng', name: '邓秀琴', phone: '13812342265', outcome: 'none' },
];

/** One grey dot. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

let house: TestApp;
let browser: Browser;
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([todayHouse('2026-03-08T16:20:00+08:00'), openBrowser()]);
  const wang = await signedIn(house, 'wang-min');
  for (const guest of guests) await makeFile(house, wang, guest);
  house.clock.set('2026-03-11T10:05:00+08:00');
  phone = await browser.newContext({
    viewport: { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  await signIn(phone, house, 'wang-min');
  page = await phone.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${house.address}/today`);
}, 120_000);
afterAll(() => browser?.close());

const card = (name: string) => page.locator('li[data-card]').filter({ hasText: name });
const button = (name: string) => page.getByRole('button', { name });
const facts = (kind: string, customer: string) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx
      .selectFrom('fact')
      .select('id')
      .where('kind', '=', kind)
      .where('subject', '=', `customer:${customer}`)
      .execute();
    return rows.length;
  });

async function recordCall(name: string, words: string): Promise<void> {
  await button(`记录:${name} 首次回访`).click();
  await page.getByRole('radio', { name: '满意' }).check();
  await page.getByRole('textbox', { name: '顾客说' }).fill(words);
  await button('记下').click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

describe('on line', () => {
  it('everybody due by tonight can be called now', async () => {
    await card('李桂芳').waitFor();
    for (const { name } of guests) expect(await card(name).getAttribute('data-section')).toBe('now');
    expect(
      await page.getByRole('link', { name: '逾期' }).or(page.getByText('现在可打')).count(),
    ).toBeGreaterThan(0);
    await expectWholePageAccessible(page);
  });

  it('says why, with the clause and what decided', async () => {
    await button('为什么:罗素华 首次回访').click();
    const drawer = page.getByRole('dialog', { name: '为什么' });
    await drawer.getByText(/S003\.3-12 · 第 1 版/).waitFor();
    await page.goBack();
    await drawer.waitFor({ state: 'hidden' });
  });

  it('没接 is one tap: the card slides to its next hour, said plainly', async () => {
    await button('没接:张建国').click();
    await card('张建国')
      .getByText(/1 次没接/)
      .waitFor();
    await expect.poll(() => card('张建国').getAttribute('data-section')).toBe('today');
    expect(await facts('call-back.missed', 'zhang')).toBe(1);
  });

  it('a promise is kept with who, when and one line', async () => {
    await page.getByRole('button', { name: '约定', exact: true }).click();
    await page.getByRole('textbox', { name: '答应了什么' }).fill('三点给您送足浴桶');
    await page.getByRole('radio', { name: '今天 15:00' }).check();
    await page.getByRole('radio', { name: '李桂芳' }).check();
    await expectWholePageAccessible(page);
    await button('记下约定').click();
    await card('李桂芳').getByText('三点给您送足浴桶').waitFor();
    expect(await facts('promise.made', 'li')).toBe(1);
  });

  it('so is one about nobody in particular', async () => {
    await page.getByRole('button', { name: '约定', exact: true }).click();
    await page.getByRole('textbox', { name: '答应了什么' }).fill('去取传单');
    await page.getByRole('radio', { name: '明天 9:00' }).check();
    await button('记下约定').click();
    await page.locator('li[data-card]').filter({ hasText: '去取传单' }).waitFor();
  });

  it('a record whose answer got lost on the way is sent again, and stands once', async () => {
    await phone.route(
      '**/api/call-backs',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await recordCall('李桂芳', '早饭后冲一杯');
    await page.getByText('今天已了').waitFor({ timeout: 15_000 });
    await expect.poll(() => page.getByText('本机记的').count(), { timeout: 15_000 }).toBe(0);
    expect(await facts('call-back.made', 'li')).toBe(1);
  });
});

describe('an hour without a network', () => {
  it('the list opens as it was, and says so', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 15_000 })
      .toBe(true);
    await phone.setOffline(true);
    await page.reload();
    await card('何淑珍').waitFor();
    await page
      .getByText(/没有网络/)
      .first()
      .waitFor();
    await expectWholePageAccessible(page);
  });

  it('why something is owed is known here, too: as the list has it, or as it was last read', async () => {
    await button('为什么:何淑珍 首次回访').click();
    const drawer = page.getByRole('dialog', { name: '为什么' });
    await drawer.getByText(/^没有网络。这里是名单上写着的/).waitFor();
    await drawer.getByText(/S003\.3-12 · 第 1 版/).waitFor();
    await drawer.getByText('何淑珍').waitFor();
    await expectWholePageAccessible(page);
    await page.goBack();
    await button('为什么:罗素华 首次回访').click();
    await drawer.getByText(/^没有网络。这是 今天 10:05 看到的/).waitFor();
    await drawer.getByRole('blockquote').waitFor();
    await page.goBack();
    await drawer.waitFor({ state: 'hidden' });
  });

  it('a half-written record survives the page', async () => {
    await button('记录:何淑珍 首次回访').click();
    await page.getByRole('textbox', { name: '顾客说' }).fill('女儿周末来');
    await page.waitForTimeout(600);
    await page.reload();
    await page.getByText('上次没写完的,接着写').waitFor();
    expect(await page.getByRole('textbox', { name: '顾客说' }).inputValue()).toBe('女儿周末来');
    await page.setInputFiles('input[type=file]', {
      name: '用法.png',
      mimeType: 'image/png',
      buffer: picture,
    });
    await button('去掉第 1 张').waitFor();
    await page.getByRole('radio', { name: '满意' }).check();
    await button('记下').click();
    await page.getByText('本机记的').waitFor();
  });

  it('what is recorded waits in sight, and its card does not ask again', async () => {
    await button('没接:罗素华').click();
    await recordCall('邓秀琴', '想看看说明书');
    await expect.poll(() => page.locator('li[data-state=waiting]').count()).toBe(3);
    for (const name of ['何淑珍', '罗素华', '邓秀琴']) expect(await card(name).count()).toBe(0);
    expect(await facts('call-back.made', 'he')).toBe(0);
    await expectWholePageAccessible(page);
  });

  it('back again everything is sent once; what was settled meanwhile is said, not lost', async () => {
    const zhao = await signedIn(house, 'zhao-lei');
    const deng = await firstCall('deng');
    const waived = await zhao.ask('POST', `/api/obligations/${deng}/waive`, { id: 'w1', reason: '搬去外地' });
    expect(waived.status).toBe(200);
    await phone.setOffline(false);
    const told = page.locator('li[data-state=told]');
    await told.waitFor({ timeout: 15_000 });
    expect(await told.textContent()).toContain('邓秀琴');
    expect(await facts('call-back.made', 'he')).toBe(1);
    expect(await facts('call-back.missed', 'luo')).toBe(1);
    expect(await facts('call-back.made', 'deng')).toBe(1);
    await expectWholePageAccessible(page);
    await told.getByRole('button', { name: '知道了' }).click();
    await expect.poll(() => page.getByText('本机记的').count()).toBe(0);
  });

  it('the picture went with its record: for who took it and who reviews the calls, nobody else', async () => {
    const [row] = await house.db.inOrganisation('anhe', (tx) =>
      tx.selectFrom('call_back').select('attachments').where('customer_id', '=', 'he').execute(),
    );
    const path = `/api/attachments/${row?.attachments[0]}`;
    const seen = async (who: string) => (await (await signedIn(house, who)).ask('GET', path)).status;
    const taken = await phone.request.get(house.address + path);
    expect([taken.status(), taken.headers()['content-type']]).toEqual([200, 'image/jpeg']);
    expect([await seen('chen-hui'), await seen('li-qiang')]).toEqual([200, 403]);
  });

  it('a device that sends the same day again changes nothing', async () => {
    await expect.poll(() => card('罗素华').count()).toBe(1);
    const again = { id: 'again', obligations: [await firstCall('luo')], at: '2026-03-11T10:05:00+08:00' };
    const send = () =>
      phone.request.post(`${house.address}/api/call-backs/missed`, {
        data: again,
        headers: { 'x-guiju': '1' },
      });
    expect([(await send()).status(), (await send()).status()]).toEqual([200, 200]);
    expect(await facts('call-back.missed', 'luo')).toBe(2);
  });
});

const firstCall = (customer: string) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const row = await tx
      .selectFrom('obligation')
      .select('id')
      .where('subject', '=', `customer:${customer}`)
      .where('noun', '=', 'call-back')
      .where('holder', '=', 'member:wang-min')
      .orderBy('due_at')
      .executeTakeFirstOrThrow();
    return row.id;
  });
