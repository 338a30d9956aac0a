import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { expectAccessible } from '../world/accessible.ts';
import { openBrowser } from '../world/browser.ts';
import {
  deskWith,
  doing,
  type EventHouse,
  eventHouse,
  invitationId,
  openTestDesk,
  type TestDesk,
  withdrawPass,
} from '../world/event-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** Saturday 07:50 at door A: a laptop with a hand scanner, and the crew member whose name stands on every scan. */

let house: EventHouse;
let browser: Browser;
let page: Page;
let token: string;
let other: TestDesk;

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  [house, browser] = await Promise.all([eventHouse({ webRoot }), openBrowser()]);
  ({ token } = await openTestDesk(house, 'A 口'));
  other = await openTestDesk(house, 'B 口');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
}, 180_000);
afterAll(() => browser?.close());

const code = (guest: string): string => house.passes[guest]?.code as string;

/** As a hand scanner does: the characters, then Enter, wherever the cursor is. */
async function scan(text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
const verdict = (tone: 'good' | 'look' | 'bad') => page.locator(`.verdict[data-tone="${tone}"]`);
const people = () => page.getByTestId('people').textContent();

describe('the desk', () => {
  it('opens by its link, which leaves the address at once, and asks who stands there', async () => {
    await page.goto(`${house.address}/door/#${token}`);
    await page.getByRole('heading', { name: 'A 口' }).waitFor();
    expect(page.url()).toBe(`${house.address}/door/`);
    await expectWholePageAccessible(page);
    await page.getByLabel('谁站这个台?').selectOption('罗浩');
    await page.getByRole('button', { name: '开始签到' }).click();
    await page.getByText('站台:罗浩').waitFor();
    await expectWholePageAccessible(page);
  });

  it('a code from the hand scanner fills the screen with name and what to do', async () => {
    await scan(code('li-guifang'));
    await verdict('good').getByText('李桂芳 请进').waitFor();
    await verdict('good').getByText('已告诉 王敏').waitFor();
    await expectAccessible(page);
    // The next guest does not wait for the green to go
    await scan(code('tian-fusheng'));
    await verdict('good').getByText('田福生 请进').waitFor();
    await verdict('good').waitFor({ state: 'detached' });
    await expect.poll(people).toBe('2');
  });

  it('four digits are a pass number, or the end of a phone: then one of the few is picked', async () => {
    await scan(house.passes['zhang-jianguo']?.number as string);
    await verdict('good').getByText('张建国 请进').waitFor();
    await page.keyboard.press('Escape');
    await scan('7254');
    await page.getByRole('button', { name: /黄玉芬/ }).waitFor();
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: /黄玉芬/ }).click();
    await verdict('good').getByText('黄玉芬 请进').waitFor();
    await page.keyboard.press('Escape');
  });

  it('a withdrawn pass is red, says what to do, and a card is given in two taps', async () => {
    await withdrawPass(house, 'xu-guoping');
    await scan(code('xu-guoping'));
    await verdict('bad').getByText('这张券已经收回').waitFor();
    await expectAccessible(page);
    await verdict('bad').getByRole('button', { name: '发一张卡' }).click();
    await page.getByLabel('卡号').fill('001');
    await page.getByRole('button', { name: '没人带,自己来的' }).click();
    await verdict('good').getByText('卡 001 请进').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '补登记:卡 001' }).click();
    await page.getByRole('textbox', { name: '姓名', exact: true }).fill('许国平');
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '来客不留资料' }).click();
    await page.getByRole('button', { name: '补登记:卡 001' }).waitFor({ state: 'detached' });
  });

  it('a pass that came at the other desk is amber until a person has looked', async () => {
    await other.send(doing.pass(code('wang-minzhi'), { by: 'tang-ting' }));
    await scan(code('wang-minzhi'));
    await verdict('look').getByText('王敏芝 已经进场').waitFor();
    await expectAccessible(page);
    await verdict('look').getByRole('button', { name: '是同来的另一位' }).click();
    await verdict('good').getByText('请进').waitFor();
    await page.keyboard.press('Escape');
    const counts = await other.counts();
    await expect.poll(people).toBe(String(counts.people));
  });

  it('undoes what the same member did', async () => {
    const before = Number(await people());
    await page.getByRole('button', { name: '撤销:黄玉芬' }).click();
    await verdict('good').getByText('黄玉芬 已撤销').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(people).toBe(String(before - 1));
  });
});

describe('without a network', () => {
  it('what is scanned is kept on the device, survives a restart, and is sent in order once it is back', async () => {
    const before = (await other.counts()).people;
    await page.context().route('**/api/door/**', (route) => route.abort());
    await scan(code('huang-yufen'));
    await verdict('look').getByText('已记下,还没送到').waitFor();
    await page.getByText('没有网络').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByText('1 条待送').waitFor();
    await scan(house.passes['wang-min-guest']?.number as string);
    await page.getByText('2 条待送').waitFor();
    expect((await other.counts()).people).toBe(before);
    await page.context().unroute('**/api/door/**');
    await page.getByText('都已送出').waitFor();
    expect((await other.counts()).people).toBe(before + 2);
    await page.keyboard.press('Escape');
  });
});

describe('other ways in', () => {
  it('a photograph of the code is read on the device, with the reader that we bring', async () => {
    const picture = await toBuffer(code('huang-yufen'), { scale: 8, margin: 4 });
    await page
      .getByLabel('拍照识别')
      .setInputFiles({ name: 'pass.png', mimeType: 'image/png', buffer: picture });
    await verdict('look').getByText('黄玉芬 已经进场').waitFor();
    await verdict('look').getByRole('button', { name: '同一个人又来' }).click();
    await page.getByText('黄玉芬 同一个人,只计一次').first().waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
  });

  it('a device tests itself, and the manager reads how it went', async () => {
    await page.getByRole('button', { name: '设备自检' }).click();
    const part = (name: string) => page.locator('.self-test li').filter({ hasText: name });
    await part('名单')
      .getByText(/\d+\/\d+,校验 [0-9a-f]{8}/)
      .waitFor();
    await part('时钟').getByText('差').waitFor();
    await part('声音').getByRole('button', { name: '放一声' }).click();
    await part('声音').getByRole('button', { name: '听见了', exact: true }).click();
    await part('扫码枪').getByRole('textbox').fill('0000'.padEnd(44, '9876543210'));
    await page.keyboard.press('Enter');
    await expect.poll(() => part('扫码枪').getAttribute('data-result')).toBe('good');
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '把结果告诉会务经理' }).click();
    await page.getByText('已告诉').waitFor();
    await page.getByRole('button', { name: '回签到台' }).click();
  });

  it('a phone at 375 px has everything in one column, and inside WeChat says where to go', async () => {
    const phone = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'en' });
    const small = await phone.newPage();
    await small.goto(`${house.address}/door/#${token}`);
    await small.getByLabel('Who stands at this desk?').selectOption('唐婷');
    await small.getByRole('button', { name: 'Start' }).click();
    await small.getByText('At the desk: 唐婷').waitFor();
    await expectWholePageAccessible(small);
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await phone.close();
    const wechat = await browser.newContext({ userAgent: 'MicroMessenger/8.0', locale: 'zh-CN' });
    const inside = await wechat.newPage();
    await inside.goto(`${house.address}/door/#${token}`);
    await inside.getByText('请在浏览器里打开').waitFor();
    await wechat.close();
  });

  it('a desk that was taken back says so, and keeps what it has not sent', async () => {
    const desk = deskWith(house, token);
    expect((await desk.send(doing.name(invitationId('march', 'zhao-xiulan'))))[0]?.verdict).toBe('admitted');
    await house.db.inOrganisation('anhe', (tx) =>
      tx
        .updateTable('door_device')
        .set({ revoked_at: new Date(tx.clock.now()) })
        .where('name', '=', 'A 口')
        .execute(),
    );
    await page.reload();
    await page.getByRole('heading', { name: '签到台「A 口」已被收回' }).waitFor();
    await expectWholePageAccessible(page);
  });
});
