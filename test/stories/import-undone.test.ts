import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { addCustomer, memberDoer } from '../../server/modules/customers/index.ts';
import { expectAccessible } from '../world/accessible.ts';
import { type TestApp, testApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { type Cell, csvFile, xlsxFile } from '../world/list-files.ts';
import { smallCompany } from '../world/small-company.ts';
import { signIn } from '../world/today-house.ts';

/** An import goes wrong and is undone: 高琳 at her desk, and once on a phone. */

let house: TestApp;
let browser: Browser;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await testApp({ now: '2026-03-09T09:10:00+08:00', webRoot });
  await smallCompany(house);
  await house.db.inOrganisation('anhe', (tx) =>
    addCustomer(
      tx,
      { id: 'li', name: '李桂芳', phones: ['13800008821'], source: 'stall', gender: 'female' },
      memberDoer({ member: 'zhao-lei', posts: ['sales-manager'] }),
    ),
  );
  browser = await openBrowser();
}, 240_000);
afterAll(() => browser?.close());

const open = async (viewport: { width: number; height: number }): Promise<Page> => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, 'gao-lin');
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${house.address}/imports`);
  return page;
};

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel('选文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth + 1);

const customers = () =>
  house.db.inOrganisation('anhe', async (tx) =>
    (await tx.selectFrom('customer').select('name').orderBy('name').execute()).map(({ name }) => name),
  );

const LIST: Cell[][] = [
  ['城南社区登记'],
  ['姓名', '联系电话', '出生日期', '住址', '病史'],
  ['王德林', '138 0000 8821', '52年6月', '松涛路1号', '高血压'],
  ['李桂芳', '+8613800008821', '1955.3.8', '松涛路1号', ''],
  ['李桂芳', '13800008821', '', '', ''],
  ['陈秀兰', '1390000', '1949', '老街', ''],
  ['赵玉梅', '13900000003', '1951-02-30', '老街', ''],
  ['周世昌', '13900000004', '农历1948年正月初一', '', ''],
];

describe('an import goes wrong and is undone', { timeout: 90_000 }, () => {
  it('says what is wrong with a file that is no list, and keeps nothing of it', async () => {
    const page = await open(DESK);
    await page.getByText('还没有导入过名单').waitFor();
    await expectAccessible(page);
    await choose(page, '名单.xls', Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'));
    await page.getByRole('alert').getByText('这其实是一个网页(HTML)', { exact: false }).waitFor();
    await page.getByText('「另存为」选 .xlsx', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.context().close();
  });

  it('shows every verdict before writing, mends a row in place, writes, and takes it all back', async () => {
    const page = await open(DESK);
    await choose(page, '城南.xlsx', await xlsxFile(LIST));
    await page.getByRole('heading', { name: '凭什么联系这些人' }).waitFor();
    expect(await page.getByLabel('A 列「姓名」作为').inputValue()).toBe('name');
    await page.getByText('健康信息要本人在登记表上单独同意', { exact: false }).waitFor();
    await page.getByText('表头在第 2 行', { exact: false }).waitFor();
    await expectAccessible(page);
    expect(await fits(page)).toBe(true);
    await shot(page, 'columns');
    await page.getByRole('button', { name: '看判定' }).click();
    await page.getByRole('button', { name: '有问题 2' }).waitFor();
    await page.getByText('没有「1951-02-30」这一天').waitFor();
    await expectAccessible(page);
    await shot(page, 'verdicts');
    const row = page.getByRole('row').filter({ hasText: '陈秀兰' });
    await row.getByLabel('电话').fill('13900000002');
    await row.getByRole('button', { name: '改好' }).click();
    await page.getByRole('button', { name: '有问题 1' }).waitFor();
    await page.getByRole('button', { name: '同号不同名 1' }).click();
    await page.getByText('和李桂芳同号,先提议为一户').waitFor();
    expect(await customers()).toEqual(['李桂芳']);
    await page.getByRole('button', { name: '写入 4 行' }).click();
    await page.getByRole('heading', { name: '写入完成' }).waitFor();
    await page.getByText('现在共 4 位').waitFor();
    expect(await customers()).toEqual(['周世昌', '李桂芳', '王德林', '陈秀兰']);
    await expectAccessible(page);
    await page.getByRole('button', { name: '有问题 1' }).click();
    await page.getByRole('cell', { name: '赵玉梅' }).waitFor();
    await expectAccessible(page);
    await shot(page, 'result');
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '撤销这次导入' }).click();
    await page.getByRole('heading', { name: '已撤销,和没导入过一样' }).waitFor();
    expect(await customers()).toEqual(['李桂芳']);
    await page.getByRole('link', { name: '导入另一份' }).click();
    await page.getByText('已撤销').waitFor();
    await page.context().close();
  });

  it('goes on a phone too, and a list can be dropped before it is written', async () => {
    const page = await open(PHONE);
    expect(await fits(page)).toBe(true);
    await expectAccessible(page);
    await choose(page, '名单.csv', csvFile(LIST.slice(1), 'gb18030'));
    await page.getByRole('heading', { name: '凭什么联系这些人' }).waitFor();
    expect(await fits(page)).toBe(true);
    await expectAccessible(page);
    await shot(page, 'phone-columns');
    await page.getByRole('button', { name: '看判定' }).click();
    await page.getByRole('button', { name: '有问题 2' }).waitFor();
    expect(await fits(page)).toBe(true);
    await expectAccessible(page);
    await shot(page, 'phone-verdicts');
    await page.getByRole('button', { name: '放弃这份名单' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '放弃这份名单' }).click();
    await page.getByRole('heading', { name: '以前的导入' }).waitFor();
    expect(await customers()).toEqual(['李桂芳']);
    await page.context().close();
  });

  it('scrolls through a long list without holding all of it', async () => {
    const page = await open(DESK);
    const many: Cell[][] = Array.from({ length: 1_500 }, (_, n) => [
      `王${'甲乙丙丁戊'[n % 5]}`,
      `139${10_000_000 + n}`,
    ]);
    await choose(page, '长.csv', csvFile([['姓名', '电话'], ...many]));
    await page.getByRole('button', { name: '看判定' }).click();
    await page.getByRole('button', { name: '新增 1500' }).waitFor();
    for (let n = 0; n < 40 && !(await page.getByRole('cell', { name: '1501', exact: true }).count()); n++) {
      await page.mouse.wheel(0, 20_000);
      await page.waitForTimeout(150);
    }
    await page.getByRole('cell', { name: '1501', exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(900);
    await page.context().close();
  });
});

/** Pictures to look at, where a folder is named for them. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `import-${name}.png`), fullPage: true });
}
