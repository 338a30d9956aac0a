import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { record } from '../../server/ledger/index.ts';
import { addCustomer, memberDoer } from '../../server/modules/customers/index.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { deskHouse } from '../world/desk-house.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** 彭玉兰 asks for two days on her phone; 赵磊 reads what falls due meanwhile and says yes; a reception goes the same way. */

let house: TestApp;
let browser: Browser;
let rep: Page;
let manager: Page;

const open = async (account: string, viewport: { width: number; height: number }) => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await signIn(context, house, account);
  return context.newPage();
};

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await deskHouse('2026-03-08T14:00:00+08:00', webRoot);
  await house.db.inOrganisation('anhe', async (tx) => {
    const by = memberDoer({ member: 'peng-yulan', posts: ['representative'] });
    for (const [i, name] of ['汪秀英', '向德明'].entries()) {
      await addCustomer(tx, { id: `g${i}`, name, phones: [`1381234700${i}`], source: 'event' }, by);
      const fact = { kind: 'file.completed', subject: `customer:g${i}`, actor: by.ref };
      await record(tx, { ...fact, data: { outcome: 'bought' } });
    }
  });
  house.clock.set('2026-03-09T09:00:00+08:00');
  browser = await openBrowser();
  rep = await open('peng-yulan', { width: 375, height: 812 });
  manager = await open('zhao-lei', { width: 1440, height: 900 });
}, 180_000);
afterAll(() => browser?.close());

test('a slip on the phone: what is missing is said where it is missing', async () => {
  await rep.goto(`${house.address}/requests`);
  await rep.getByText('还没有填过').waitFor();
  await expectWholePageAccessible(rep);
  await rep.getByRole('link', { name: '请假', exact: true }).click();
  await rep.getByRole('radio', { name: '事假' }).check();
  await rep.getByLabel('第一天').fill('2026-03-10');
  await rep.getByLabel('最后一天').fill('2026-03-11');
  await rep.getByRole('button', { name: /提 ?交$/ }).click();
  await rep.getByText('这一项要填').waitFor();
  await rep.getByLabel('天数').fill('2');
  await rep.getByRole('button', { name: /提 ?交$/ }).click();
  await rep.getByText(/「说明」还没填/).waitFor();
  await rep.getByLabel(/^说明/).fill('家里老人办手续');
  await expectWholePageAccessible(rep);
  await rep.getByRole('button', { name: /提 ?交$/ }).click();
  await rep.getByText('等批').waitFor();
  await rep.getByText('等 赵磊').waitFor();
  await expectWholePageAccessible(rep);
}, 90_000);

test('before the yes: what falls due in her name, and who covers', async () => {
  await manager.goto(`${house.address}/approvals`);
  await manager.getByText('家里老人办手续').waitFor();
  await manager.getByText('这几天有 2 件在彭玉兰名下到期').waitFor();
  await manager.getByLabel('汪秀英 由谁代办').selectOption({ label: '李强' });
  await manager.getByLabel('向德明 由谁代办').selectOption({ label: '赵磊' });
  await expectWholePageAccessible(manager);
  await manager.getByRole('radio', { name: '同意', exact: true }).check();
  await manager.getByRole('button', { name: '送出 1 件' }).click();
  await manager.getByText('没有等您批的').waitFor();
  const cover = await open('li-qiang', { width: 375, height: 812 });
  await cover.goto(`${house.address}/today`);
  await cover.getByText('汪秀英').first().waitFor();
}, 90_000);

test('she sees the yes, and may take it back', async () => {
  await rep.reload();
  await rep.getByText('赵磊 · 批了').waitFor();
  await rep.getByRole('button', { name: '撤回请假' }).waitFor();
  await rep.goto(`${house.address}/requests`);
  await rep.getByText('批了').waitFor();
});

test('a reception warns before it is handed in, and shows what the rules make of it', async () => {
  await manager.goto(`${house.address}/requests`);
  await expectWholePageAccessible(manager);
  await manager.getByRole('link', { name: '接待申请', exact: true }).click();
  await manager.getByRole('radio', { name: '大客户领导' }).check();
  await manager.getByRole('radio', { name: 'B 比较重要' }).check();
  await manager.getByLabel('来宾单位与职务').fill('成都某养老服务公司四人');
  await manager.getByLabel('来宾人数').fill('4');
  await manager.getByLabel('陪同人数').fill('3');
  await manager.getByLabel('哪天').fill('2026-03-09');
  await manager.getByLabel('几点起').fill('14:00');
  await manager.getByLabel('到几点').fill('16:00');
  await manager.getByLabel(/逗留日期/).fill('当天往返');
  await manager.getByLabel(/^目的/).fill('谈居家服务合作');
  await manager.getByLabel('确有必要').check();
  await manager.getByLabel(/^要求/).fill('无');
  await manager.getByRole('radio', { name: '食堂以外' }).check();
  await manager.getByLabel(/餐费估算/).fill('910');
  await manager.getByRole('radio', { name: '不住宿' }).check();
  await manager.getByRole('button', { name: /提 ?交$/ }).click();
  await manager.getByText('不足一天。先打电话和办公室商量。').waitFor();
  await expectWholePageAccessible(manager);
  await manager.getByRole('button', { name: '看过了,仍然提交' }).click();
  await manager.getByText('910 元').first().waitFor();
  await manager
    .getByText(/等 总经理/)
    .first()
    .waitFor();
  await expectWholePageAccessible(manager);
}, 90_000);
