import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { openBrowser } from '../world/browser.ts';
import { deskWith, doing, type EventHouse, eventHouse } from '../world/event-house.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** 何俊 on Friday afternoon and Saturday morning: tables, seats, passes, roster, desks; and what comes from the doors. */

let house: EventHouse;
let browser: Browser;
let page: Page;
let token = '';

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  [house, browser] = await Promise.all([
    eventHouse({ webRoot, opened: false, now: '2026-03-13T16:00:00+08:00', fireLimit: 60 }),
    openBrowser(),
  ]);
  page = await at('he-jun', { width: 1440, height: 900 });
}, 180_000);
afterAll(() => browser?.close());

async function at(account: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  const opened = await context.newPage();
  opened.setDefaultTimeout(10_000);
  return opened;
}

const chairOf = (name: string) => page.locator('[data-chair]').filter({ hasText: name });
const placeOf = async (name: string) => (await chairOf(name).getAttribute('data-chair')) ?? '';

describe('seats', () => {
  it('are laid out and proposed; more than the fire rules allow is refused in a sentence', async () => {
    await page.goto(`${house.address}/events/march/seats`);
    await page.getByText('还没有摆桌子').waitFor();
    await page.getByRole('button', { name: '摆桌子' }).click();
    await page.getByLabel('几桌', { exact: true }).fill('9');
    await page.getByLabel('每桌几座').fill('8');
    await page.getByLabel('一排几桌').fill('3');
    await page.getByRole('button', { name: '摆上' }).click();
    await page.getByText('消防核定只有 60 人').waitFor();
    await page.getByLabel('几桌', { exact: true }).fill('6');
    await page.getByRole('button', { name: '摆上' }).click();
    await page.getByRole('heading', { name: '6 桌' }).waitFor();
    await page.getByRole('button', { name: '按邀约人排座' }).click();
    await chairOf('李桂芳').waitFor();
    await expectWholePageAccessible(page);
  });

  it('change by dragging on a tablet', async () => {
    const from = await placeOf('张建国');
    await chairOf('张建国').dragTo(page.locator('[data-chair="6-4"]'));
    await expect.poll(() => placeOf('张建国')).toBe('6-4');
    expect(await page.locator(`[data-chair="${from}"]`).getAttribute('data-sits')).toBe('nobody');
  });

  it('and by keyboard: Enter picks up, the arrows walk, Enter sits down; two change places', async () => {
    const [first, second] = [await placeOf('张建国'), await placeOf('田福生')];
    await chairOf('张建国').focus();
    await page.keyboard.press('Enter');
    await page.getByText('拿着 张建国').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    await chairOf('张建国').focus();
    await page.keyboard.press('Enter');
    await chairOf('田福生').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => placeOf('张建国')).toBe(second);
    expect(await placeOf('田福生')).toBe(first);
    await expectWholePageAccessible(page);
  });

  it('are read on a phone by a representative, who changes nothing', async () => {
    const phone = await at('wang-min', { width: 375, height: 812 });
    await phone.goto(`${house.address}/events/march/seats`);
    await phone.locator('[data-chair]').filter({ hasText: '李桂芳' }).waitFor();
    expect(await phone.getByRole('button', { name: '按邀约人排座' }).count()).toBe(0);
    await expectWholePageAccessible(phone);
    await phone.context().close();
  });
});

describe('on paper', () => {
  it('passes say who sells what first, and the number in 28 points', async () => {
    await page.goto(`${house.address}/events/march/passes`);
    await page.getByRole('button', { name: '生成入场券' }).click();
    const pass = page.locator('li').filter({ hasText: '李桂芳 收' });
    await pass.waitFor();
    const lines = await pass.locator('p').allTextContents();
    expect(lines[0]).toBe('安禾公司邀请您,会上销售蛋白粉和足浴桶');
    const number = pass.getByText(house.passes['li-guifang']?.number as string, { exact: true });
    expect(
      await number.evaluate((n) => Math.round((Number.parseFloat(getComputedStyle(n).fontSize) * 72) / 96)),
    ).toBe(28);
    expect(await page.locator('main').textContent()).not.toContain('1381234');
    await expectWholePageAccessible(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: /打印/ }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('the roster has name, last four, seat and number', async () => {
    await page.goto(`${house.address}/events/march/roster`);
    const row = page.getByRole('row').filter({ hasText: '李桂芳' });
    await row.waitFor();
    const text = await row.textContent();
    expect(text).toContain('8821');
    expect(text).toContain(house.passes['li-guifang']?.number as string);
    expect(text).toMatch(/\d+-\d+/);
    await expectWholePageAccessible(page);
  });

  it('a representative prints only for the guests they asked', async () => {
    const rep = await at('wang-min', { width: 1024, height: 768 });
    await rep.goto(`${house.address}/events/march/passes`);
    await rep.getByRole('button', { name: '生成入场券' }).click();
    await rep.getByText('李桂芳 收').waitFor();
    expect(await rep.getByText('田福生 收').count()).toBe(0);
    await rep.context().close();
  });
});

describe('the doors', () => {
  it('a desk is opened, its link shown once', async () => {
    house.clock.set('2026-03-14T07:45:00+08:00');
    await page.goto(`${house.address}/events/march/door`);
    await page.getByText('还没开门,扫什么都会被挡下').waitFor();
    await page.getByRole('button', { name: '开一个签到台' }).click();
    await page.getByLabel('叫什么').fill('A 口');
    await page.getByRole('button', { name: '开台', exact: true }).click();
    const link = page.getByRole('link', { name: '在这台电脑上打开' });
    token = ((await link.getAttribute('href')) ?? '').split('#')[1] ?? '';
    expect(token).toMatch(/^anhe\.[\w-]{43}$/);
    await page.getByRole('img', { name: '「A 口」的链接' }).waitFor();
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '好了' }).click();
    await page.getByText('还没打开过').waitFor();
    expect(await page.content()).not.toContain(token);
  });

  it('before they open everybody is turned away; then they are let in, and the figures add up', async () => {
    const desk = deskWith(house, token);
    const code = house.passes['li-guifang']?.code as string;
    expect((await desk.send(doing.pass(code)))[0]?.reason).toBe('not-open');
    await page.getByRole('button', { name: '开门' }).click();
    await page.getByText('07:45 开门').waitFor();
    const [, , second] = await desk.send(
      doing.pass(code),
      doing.walkIn('1', 'wang-min'),
      doing.pass(code, { at: '2026-03-14T07:46:00+08:00' }),
    );
    expect(second?.verdict).toBe('repeated');
    await page.reload();
    await page.getByText('受邀 1 + 现场 1 = 2;发券 8;未放行 1').waitFor();
    await page.getByRole('heading', { name: /一券两扫/ }).waitFor();
    await page.getByText('还没有开门').waitFor();
    await expectWholePageAccessible(page);
  });

  it('a card is finished at the seat by whoever brought the guest, on a phone', async () => {
    const rep = await at('wang-min', { width: 375, height: 812 });
    await rep.goto(`${house.address}/events/march/walk-ins`);
    await rep.getByRole('button', { name: '登记:卡 1' }).click();
    await rep.getByRole('textbox', { name: '姓名' }).fill('刘淑芳');
    await rep.getByRole('button', { name: '记下' }).click();
    await rep.getByText('还没有把告知念给来客听').waitFor();
    await rep.getByLabel('已念给来客听').check();
    await expectWholePageAccessible(rep);
    await rep.getByRole('button', { name: '记下' }).click();
    await rep.getByText('没有待补的卡').waitFor();
    await rep.context().close();
  });

  it('a desk is taken back in two presses', async () => {
    await page.getByRole('button', { name: '收回:A 口' }).click();
    await page.getByRole('button', { name: '再点一次就收回' }).click();
    await page.getByText('已收回').waitFor();
    const { status } = await deskWith(house, token).ask('POST', '/api/door/presence', {});
    expect(status).toBe(401);
  });
});
