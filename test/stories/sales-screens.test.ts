import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';
import { people } from './customers-house.ts';
import { facts, openDesk, salesHouse } from './sales-house.ts';

/** Saturday at the order desk: a manager's desk, a representative's phone, two who count, and a customer at home. */

let house: TestApp;
let browser: Browser;
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1440, height: 900 };

async function open(account: string | null, viewport: { width: number; height: number }, locale = 'zh-CN') {
  const context = await browser.newContext({ viewport, locale });
  if (account) await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

/** Nothing sticks out sideways, and nobody is shut out. */
async function expectFine(page: Page, name: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([name, over <= 1]).toEqual([name, true]);
  await expectWholePageAccessible(page);
}

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await salesHouse('2026-03-14T11:00:00+08:00', webRoot);
  browser = await openBrowser();
  await openDesk(house, await people(house, 'wang-min', 'li-qiang', 'zhao-lei'));
}, 240_000);
afterAll(() => browser?.close());

describe('the manager', () => {
  it('writes down a product; words that may not be said are marked while they are written', async () => {
    const page = await open('zhao-lei', DESK);
    await page.goto(`${house.address}/goods`);
    await page.getByText('国食健注').first().waitFor({ state: 'hidden' });
    await page
      .getByRole('cell', { name: /禾力蛋白粉/ })
      .first()
      .waitFor();
    await expectFine(page, 'goods-desk');
    await page.getByRole('button', { name: '新增商品' }).click();
    await page.getByLabel('名称(中文)').fill('禾安钙片 60 片');
    await page.getByLabel('单价(元)').fill('１68');
    await page.getByLabel('单位', { exact: true }).fill('瓶');
    await page.getByLabel('可以说的').fill('补钙,治疗骨质疏松');
    await page.getByText(/不能说:治疗/).waitFor();
    await expectFine(page, 'goods-sheet-desk');
    await page.getByLabel('可以说的').fill('补充钙');
    await page.getByText(/不能说:/).waitFor({ state: 'hidden' });
    await page.getByLabel('不适宜人群').fill('无');
    await page.getByLabel('批准文号').fill('国食健注G20260002');
    await page.getByLabel('批次').fill('C1 2027-06-30');
    await page.getByRole('button', { name: /保 ?存/ }).click();
    await page.getByRole('cell', { name: '禾安钙片 60 片', exact: true }).waitFor();
    await page.getByText('168 元/瓶').waitFor();
  });
});

describe('the representative, on her phone', () => {
  let page: Page;
  it('rings up an order: a guest in the hall, the goods, a deposit, and the hour for the rest', async () => {
    page = await open('wang-min', PHONE);
    await page.goto(`${house.address}/orders`);
    await page.getByText('还没有订单').waitFor();
    await page.getByRole('link', { name: '开单' }).click();
    await page.getByText('三月联谊会 现场').waitFor();
    await page.getByRole('button', { name: '先选谁买' }).waitFor();
    await expectFine(page, 'desk-empty-phone');
    await page.getByRole('button', { name: /李桂芳/ }).click();
    for (const name of ['多一件 禾力蛋白粉 400 g', '多一件 禾力蛋白粉 400 g', '多一件 禾悦足浴桶'])
      await page.getByRole('button', { name }).click();
    await page.getByLabel('禾力蛋白粉 400 g 批次').selectOption('B2601');
    await page.getByLabel('当场拿走 禾悦足浴桶').uncheck();
    await page.getByRole('radio', { name: '付一部分' }).check();
    await page.getByLabel('付多少').fill('696');
    await page.getByRole('radio', { name: '微信' }).check();
    await page.getByRole('button', { name: '填流水号' }).waitFor();
    await page.getByLabel('流水号').fill('4200007788');
    await page.getByText('还有 599 元没付', { exact: false }).waitFor();
    await page.getByRole('button', { name: '约好上门时间' }).waitFor();
    await page.getByLabel('哪天').fill('2026-03-18');
    await page.getByLabel('几点').fill('15:00');
    await page.getByLabel('要发票').check();
    await expectFine(page, 'desk-phone');
    await page.getByRole('button', { name: '下单 1,295 元' }).click();
    await page.getByRole('heading', { name: '订单 O-0001' }).waitFor();
    await page.getByText('本公司承诺:未拆封可退,到 周六 3月21日 为止').waitFor();
    await page.getByText('本公司承诺:收到起七日内,未拆封可退').waitFor();
    await expectFine(page, 'order-phone');
  });

  it('takes the rest and says it once: the same reference is not taken again', async () => {
    await page.getByRole('button', { name: /^收 ?款$/ }).click();
    await page.getByRole('radio', { name: '微信' }).check();
    await page.getByLabel('流水号').fill('4200007788');
    await expectFine(page, 'payment-phone');
    await page.getByRole('button', { name: '收款 599 元' }).click();
    await page.getByText(/已经记在订单 O-0001 上/).waitFor();
    await page.getByLabel('流水号').fill('4200007789');
    await page.getByRole('button', { name: '收款 599 元' }).click();
    await page.getByText('微信 4200007789').waitFor();
    expect(await page.getByRole('button', { name: /^收 ?款$/ }).count()).toBe(0);
  });

  it('has the contract signed on the glass; what is signed stays as it stood', async () => {
    await page.getByRole('link', { name: '签合同' }).click();
    await page.getByText('卖方 安禾,买方 李桂芳').waitFor();
    expect(await page.getByRole('button', { name: '签好了' }).isDisabled()).toBe(true);
    const glass = page.getByRole('img', { name: '请顾客在框里签名' });
    await glass.scrollIntoViewIfNeeded();
    const box = (await glass.boundingBox()) as { x: number; y: number; width: number; height: number };
    await page.mouse.move(box.x + 30, box.y + 60);
    await page.mouse.down();
    for (const [x, y] of [
      [90, 40],
      [120, 120],
      [180, 60],
      [240, 130],
    ] as const)
      await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
    await page.mouse.up();
    await expectFine(page, 'contract-signing-phone');
    await page.getByRole('button', { name: '签好了' }).click();
    await page.getByText('合同 C-0001').waitFor();
    const picture = page.getByRole('img', { name: /李桂芳/ });
    await picture.waitFor();
    expect(
      await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
    ).toBeGreaterThan(300);
    await expectFine(page, 'contract-phone');
    expect(await facts(house, 'contract.signed')).toMatchObject([
      { data: { amount: 129500, earnest: false } },
    ]);
  });

  it('hands over a receipt that says until which day, in words, and forwards it without her name', async () => {
    await page.getByRole('link', { name: '回订单' }).click();
    await page.getByRole('link', { name: /收 ?据/ }).click();
    await page.getByText('到 周六 2026年3月21日 为止都可以退', { exact: false }).waitFor();
    await expectFine(page, 'receipt-phone');
    await page.getByRole('button', { name: '复制文字' }).click();
    const text = await page
      .getByRole('textbox')
      .inputValue()
      .catch(() => page.evaluate(() => navigator.clipboard.readText()));
    expect(text).toContain('李**');
    expect(text).not.toContain('李桂芳');
    expect(text).toContain('2026年3月21日');
    // Forwarded, it is issued: whose promise, and until when, is on record
    await expect
      .poll(() => facts(house, 'receipt.issued'))
      .toMatchObject([{ data: { sold: 'on-site', promise: 'company', last_day: '2026-03-21' } }]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: /打 ?印/ }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.context().close();
  });
});

describe('a large order by an older guest', () => {
  it('waits on the screen for a second person now and for a call tomorrow', async () => {
    const wang = await people(house, 'wang-min');
    const order = {
      id: 'o-large',
      customer: 'jiang',
      lines: [{ product: 'protein', quantity: 8, handed: false }],
      payments: [
        {
          id: 'o-large.p',
          amount: { amount: '2384.00', currency: 'CNY' },
          way: 'card',
          reference: '0412',
          as: 'payment',
        },
      ],
    };
    expect((await wang['wang-min'].ask('POST', '/api/desk/orders', order)).status).toBe(200);
    const page = await open('chen-hui', PHONE);
    await page.goto(`${house.address}/orders/o-large`);
    await page.getByText('现在还不能交货').waitFor();
    await page.getByText('明天再由另一人打电话确认', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: '次日确认' }).count()).toBe(0);
    await expectFine(page, 'large-phone');
    await page.getByRole('button', { name: '复述核对' }).click();
    await page.getByText('陈慧 今天 11:00 复述核对').waitFor();
    await page.context().close();
  });
});

describe('the two who count', () => {
  it('one counts and explains twenty yuan, the other confirms; then it goes to the bank', async () => {
    const wang = await people(house, 'wang-min');
    const order = {
      id: 'o-cash',
      customer: 'young',
      event: 'event:lianyi',
      lines: [{ product: 'protein', quantity: 1 }],
      payments: [
        { id: 'o-cash.p', amount: { amount: '298.00', currency: 'CNY' }, way: 'cash', as: 'payment' },
      ],
    };
    expect((await wang['wang-min'].ask('POST', '/api/desk/orders', order)).status).toBe(200);
    house.clock.set('2026-03-14T12:50:00+08:00');
    const finance = await open('zheng-fang', DESK);
    await finance.goto(`${house.address}/till`);
    await finance.getByRole('link', { name: /三月联谊会/ }).click();
    await finance.getByText('应有 298 元(1 笔)').waitFor();
    await finance.getByRole('button', { name: '先写现金实点' }).waitFor();
    await finance.getByLabel('现金 实点').fill('278');
    await finance.getByText('差额 −20 元').waitFor();
    await finance.getByLabel('差额原因').fill('找零多给 20 元');
    await expectFine(finance, 'till-desk');
    await finance.getByRole('button', { name: '点好了' }).click();
    await finance.getByText('您点的,请另一人确认').waitFor();
    const crew = await open('luo-hao', PHONE);
    await crew.goto(`${house.address}/till?event=event:lianyi`);
    await crew.getByText('找零多给 20 元').waitFor();
    await expectFine(crew, 'till-second-phone');
    await crew.getByRole('button', { name: '我也点过,相符' }).click();
    await crew.getByText('罗浩 确认').waitFor();
    await crew.context().close();
    await finance.reload();
    await finance.getByRole('button', { name: '存银行' }).click();
    await finance.getByLabel('存款单号').fill('0315-1');
    await finance.getByRole('button', { name: '全额存入 278 元' }).click();
    await finance.getByText(/郑芳 今天 12:50 存入 278 元/).waitFor();
    await finance.getByRole('dialog').waitFor({ state: 'hidden' });
    await expectFine(finance, 'till-closed-desk');
  });

  it('a manager sees what the event sold; by seller only once it is summed up', async () => {
    const manager = await open('zhao-lei', DESK);
    await manager.goto(`${house.address}/orders?event=event:lianyi`);
    await manager.getByText('2 单 · 2 人购买 · 未退 2 人 · 会后又买 0 人').waitFor();
    await manager.getByText('现场不排名', { exact: false }).waitFor();
    await expectFine(manager, 'event-sold-desk');
    await manager.context().close();
  });

  it('finance numbers the invoice that was asked for at the desk', async () => {
    const finance = await open('zheng-fang', DESK);
    await finance.goto(`${house.address}/orders`);
    await finance.getByRole('link', { name: /O-0001/ }).waitFor();
    await expectFine(finance, 'orders-desk');
    await finance.getByRole('link', { name: /发 ?票/ }).click();
    await finance.getByRole('button', { name: '写号码 O-0001' }).click();
    await finance.getByRole('textbox', { name: '发票号' }).fill('26512000000012345678');
    await expectFine(finance, 'invoice-desk');
    await finance.getByRole('button', { name: /保 ?存/ }).click();
    await finance.getByText('没有待开的发票').waitFor();
    await finance.context().close();
  });
});

describe('the customer, at home', () => {
  it('sees what can go back and until when, and gives it back without meeting anybody', async () => {
    const page = await open(null, PHONE);
    const desk = (await people(house, 'sun-yue'))['sun-yue'];
    await page.goto(`${house.address}/own/anhe`);
    await page.getByLabel('姓名').fill('李桂芳');
    await page.getByLabel('手机号').fill('13812348821');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByLabel('6 位验证码').waitFor();
    const { body } = await desk.ask<{ rows: { body: string }[] }>('GET', '/api/customers/li/messages');
    await page.getByLabel('6 位验证码').fill(/(\d{6})/.exec(body.rows[0]?.body ?? '')?.[1] ?? '');
    await page.getByRole('button', { name: /进 ?入/ }).click();
    await page.getByText('没拆封可以退,到 周六 3月21日 为止(本公司承诺)').waitFor();
    await page.getByRole('button', { name: '退货 O-0001' }).click();
    await page.getByLabel(/禾力蛋白粉.*退几罐/).selectOption('2');
    await expectFine(page, 'own-return-phone');
    await page.getByRole('button', { name: '退这些(货值 596 元)' }).click();
    await page.getByText('596 元 最晚 周三 3月18日 退给您').waitFor();
    await expectFine(page, 'own-orders-phone');
    expect((await facts(house, 'return.accepted')).map(({ actor }) => actor)).toEqual(['customer:li']);
    await page.context().close();
  });

  it('what is owed back stands on finance’s list, which is also said in English', async () => {
    const finance = await open('zheng-fang', DESK, 'en-US');
    await finance.goto(`${house.address}/receivables`);
    await finance.getByRole('heading', { name: 'Still open' }).waitFor();
    await finance.getByRole('cell', { name: '¥596' }).waitFor();
    await expectFine(finance, 'receivables-desk-en');
    await finance.getByRole('link', { name: /O-0001/ }).click();
    await finance.getByRole('button', { name: /Pay back · WeChat/ }).click();
    await finance.getByText(/paid back today/).waitFor();
    await expectFine(finance, 'order-desk-en');
    await finance.goto(`${house.address}/orders/new`);
    await finance.getByText('This page is not for your post').waitFor();
  });
});
