import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { guestArrived, memberDoer } from '../../server/modules/customers/index.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';
import { customersHouse, people } from './customers-house.ts';

/** Folders of paper: stickers on them, lent and returned at the consultant's desk by scanning. */

let house: TestApp;
let browser: Browser;
let desk: Page;

const guests = [
  { id: 'f1', name: '李桂芳', phone: '13812348821' },
  { id: 'f2', name: '张建国', phone: '13812343307' },
  { id: 'f3', name: '何淑珍', phone: '13812346612' },
];
const fields = {
  activity: 'get-together',
  products: '蛋白粉 2 罐',
  feedback: '想了解怎么服用',
  wishes: '足浴桶',
  next_step: '周四三点送货',
};

async function open(account: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await customersHouse('2026-03-08T14:00:00+08:00', webRoot);
  browser = await openBrowser();
  const who = await people(house, 'wang-min', 'zhao-lei');
  const ask = who['wang-min'].ask;
  for (const { id, name, phone } of guests) {
    await ask('POST', '/api/customers', { id, name, phones: [phone], source: 'event' });
    await house.db.inOrganisation('anhe', (tx) =>
      guestArrived(
        tx,
        { id, customer: id, activity: 'get-together' },
        memberDoer({ member: 'wang-min', posts: [] }),
      ),
    );
    await ask('POST', '/api/files', { id, customer: id, activityOn: '2026-03-08' });
    await ask('POST', `/api/files/${id}/completion`, { id: `${id}-done`, outcome: 'bought', fields });
  }
  const numbers = ['F-0001', 'F-0002', 'F-0003'];
  await ask('POST', '/api/files/hand-in', { id: 'hand-in-1', numbers });
  await who['zhao-lei'].ask('POST', '/api/files/keep', { id: 'keep-1', numbers });
  house.clock.set('2026-03-11T09:10:00+08:00');
  desk = await open('chen-hui', { width: 1440, height: 900 });
}, 240_000);
afterAll(() => browser?.close());

/** As a hand scanner does: the characters, then Enter. */
async function scan(...numbers: string[]): Promise<void> {
  const field = desk.getByRole('textbox', { name: '扫码或输入编号' });
  await field.focus();
  for (const number of numbers) {
    await desk.keyboard.type(number);
    await desk.keyboard.press('Enter');
  }
}
const line = (number: string) => desk.getByRole('main').locator('li').filter({ hasText: number });
const holder = (id: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx.selectFrom('customer_file').select('holder').where('id', '=', id).executeTakeFirstOrThrow(),
  );

describe('at the consultant’s desk', () => {
  it('prints a sticker for every folder: the number as a code, and nobody’s name', async () => {
    await desk.goto(`${house.address}/files?show=kept`);
    await desk.getByRole('link', { name: '打印贴纸 3' }).click();
    for (const number of ['F-0001', 'F-0002', 'F-0003'])
      await desk.getByRole('img', { name: number, exact: true }).waitFor();
    const text = await desk.locator('main').textContent();
    for (const { name } of guests) expect(text).not.toContain(name);
    await expectWholePageAccessible(desk);
    await desk.emulateMedia({ media: 'print' });
    expect(await desk.getByRole('button', { name: /^打 ?印$/ }).isVisible()).toBe(false);
    expect(await desk.getByRole('img', { name: 'F-0002', exact: true }).isVisible()).toBe(true);
    await desk.emulateMedia({ media: 'screen' });
  });

  it('lends what is scanned, one after another; a slip of the hand is said', async () => {
    await desk.goto(`${house.address}/files`);
    await scan('F-0001', '2', 'F-00o3');
    await desk.getByText('不是编号,没有记下:F-00O3').waitFor();
    await desk.getByRole('textbox', { name: '扫码或输入编号' }).fill('');
    await scan('F-0003');
    await desk.getByRole('button', { name: '去掉 F-0003' }).click();
    expect(await desk.getByRole('button', { name: /^借 ?出$/ }).isDisabled()).toBe(true);
    await expectWholePageAccessible(desk);
    await desk.getByLabel('借给谁').selectOption({ label: '王敏' });
    await desk.getByRole('button', { name: /^借 ?出$/ }).click();
    await line('F-0001').getByText('完成').waitFor();
    await line('F-0002').getByText('完成').waitFor();
    expect([await holder('f1'), await holder('f2'), await holder('f3')]).toEqual([
      { holder: 'wang-min' },
      { holder: 'wang-min' },
      { holder: null },
    ]);
  });

  it('lets one come back on a later day, when the visit is far away', async () => {
    const page = await open('chen-hui', { width: 375, height: 812 });
    await page.goto(`${house.address}/files/f1`);
    await page.getByLabel('哪天归还').fill('2026-03-12');
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '同意改天' }).click();
    await expect
      .poll(async () => {
        const loan = await house.db.inOrganisation('anhe', (tx) =>
          tx.selectFrom('file_loan').select('due_at').where('file_id', '=', 'f1').executeTakeFirst(),
        );
        return loan?.due_at.toISOString();
      })
      .toBe('2026-03-12T16:00:00.000Z');
    await page.context().close();
  });

  it('takes back only what has its call-back written on it; the other stays scanned', async () => {
    const phone = await open('wang-min', { width: 375, height: 812 });
    await phone.goto(`${house.address}/files/f2`);
    await phone.getByLabel('这次回访的详细情况').fill('早饭后冲一杯,女儿周末来');
    await phone.getByRole('button', { name: '写一条' }).click();
    await phone.getByText('早饭后冲一杯,女儿周末来').first().waitFor();
    await expectWholePageAccessible(phone);
    await phone.context().close();
    await scan('F-0001', 'F-0002');
    await desk.getByRole('button', { name: /^归 ?还$/ }).click();
    await line('F-0002').getByText('完成').waitFor();
    await line('F-0001').getByText('未办').waitFor();
    await desk.getByRole('button', { name: '去掉 F-0001' }).waitFor();
    await expectWholePageAccessible(desk);
    await desk.getByLabel('没有回访,原样归还').check();
    await desk.getByRole('button', { name: /^归 ?还$/ }).click();
    await line('F-0001').getByText('完成').waitFor();
    expect([await holder('f1'), await holder('f2')]).toEqual([{ holder: null }, { holder: null }]);
  });
});
