import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { record } from '../../server/ledger/index.ts';
import {
  addCustomer,
  customersParty,
  filesParty,
  memberDoer,
  startFile,
} from '../../server/modules/customers/index.ts';
import { leaveAtTheHour, obligationsParty } from '../../server/modules/identity/index.ts';
import { expectAccessible } from '../world/accessible.ts';
import { openBrowser } from '../world/browser.ts';
import { PASSWORD } from '../world/small-company.ts';
import { customersHouse } from './customers-house.ts';

vi.setConfig({ testTimeout: 120_000 });
const webRoot = process.env.GUIJU_WEB ?? (await buildWeb(join(import.meta.dirname, '../..'), () => {}));
const house = await customersHouse('2026-03-10T09:00:00+08:00', webRoot);
const here = <R>(work: Parameters<typeof house.db.inOrganisation<R>>[1]) =>
  house.db.inOrganisation('anhe', work);

/** 周小云 with forty customers, three paper files in her bag, and nine things promised. */
beforeAll(async () => {
  const leaver = memberDoer({ member: 'zhou-xiaoyun', posts: ['representative'] });
  await here(async (tx) => {
    for (let i = 1; i <= 40; i++) {
      const id = `c${i}`;
      const phone = `138000${String(10_000 + i)}`;
      await addCustomer(
        tx,
        { id, name: `客${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${i}`, phones: [phone], source: 'stall' },
        leaver,
      );
      if (i <= 3)
        await startFile(tx, { id: `f${i}`, customer: id, event: 'e1', activityOn: '2026-03-08' }, leaver);
      if (i <= 9)
        await record(tx, {
          kind: 'promise.made',
          subject: `customer:${id}`,
          actor: 'member:zhou-xiaoyun',
          data: { due: `2026-03-${15 + i}T15:00:00+08:00`, noun: 'visit' },
        });
    }
  });
});

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const signedInAt = async (account: string, path: string, width: number): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    baseURL: house.address,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(path);
  await page.getByLabel('登录名').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  return page;
};
const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
};
const owners = () =>
  here(async (tx) => {
    const rows = await tx
      .selectFrom('customer')
      .select((on) => ['owner', on.fn.countAll<number>().as('count')])
      .groupBy('owner')
      .orderBy('owner')
      .execute();
    return Object.fromEntries(rows.map(({ owner, count }) => [owner, Number(count)])) as Record<
      string,
      number
    >;
  });

it('a leaver with 40 files: named hand-over in one afternoon, and the hour waits for no paper', async () => {
  const office = await signedInAt('gao-lin', '/settings/members', 375);
  await office.getByRole('button', { name: '编辑 周小云' }).click();
  await office.getByRole('button', { name: '办理离职' }).click();
  await office.getByLabel('最后一天').fill('2026-03-15');
  await office.getByLabel('几点停用登录').fill('17:30');
  await office.getByRole('button', { name: '办理离职' }).click();
  await office.getByRole('heading', { name: '周小云 的交接' }).waitFor();

  const manager = await signedInAt('zhao-lei', '/settings/departures', 1440);
  await manager.getByRole('link', { name: '周小云 的交接' }).click();
  await manager.getByRole('heading', { name: /^顾客\s*40$/ }).waitFor();
  await shot(manager, 'forty-desk');
  await expectAccessible(manager);
  await manager.setViewportSize({ width: 375, height: 812 });
  await shot(manager, 'forty-phone');
  await manager.setViewportSize({ width: 1440, height: 900 });
  await manager.getByRole('button', { name: '采纳全部建议 (40)' }).click();
  await manager.getByRole('button', { name: '采纳全部建议 (40)' }).waitFor({ state: 'detached' });
  expect(await owners()).toEqual({ 'zhou-xiaoyun': 40 });

  const files = manager.locator('section', { has: manager.getByRole('heading', { name: /^纸质档案/ }) });
  await files.getByRole('checkbox').nth(1).check();
  await files.getByRole('button', { name: '收到' }).click();
  await manager.getByRole('heading', { name: /^纸质档案\s*2$/ }).waitFor();
  await manager.getByText('纸质档案 1 件 →').waitFor();
  await manager.getByRole('button', { name: '收回了笔记本' }).click();
  await manager.getByText('已记下笔记本收回').waitFor();
  await shot(manager, 'forty-received');

  const dues = await here((tx) =>
    tx
      .selectFrom('obligation')
      .select(['id', 'due_at'])
      .where('holder', '=', 'member:zhou-xiaoyun')
      .orderBy('id')
      .execute(),
  );
  house.clock.set('2026-03-15T17:30:00+08:00');
  await leaveAtTheHour([customersParty, filesParty, obligationsParty]).run({
    db: house.db,
    org: null,
    payload: {},
  });

  const after = await owners();
  expect(after['zhou-xiaoyun']).toBeUndefined();
  expect(Object.values(after).reduce((a, b) => a + b, 0)).toBe(40);
  const open = await here((tx) =>
    tx
      .selectFrom('obligation')
      .select('id')
      .where('holder', '=', 'member:zhou-xiaoyun')
      .where('state', '=', 'open')
      .execute(),
  );
  expect(open).toEqual([]);
  const same = await here((tx) =>
    tx
      .selectFrom('obligation')
      .select(['id', 'due_at'])
      .where(
        'id',
        'in',
        dues.map(({ id }) => id),
      )
      .orderBy('id')
      .execute(),
  );
  expect(same).toEqual(dues);

  await manager.reload();
  await manager.getByText('周日 3月15日 17:30 已离职').or(manager.getByText('今天 17:30 已离职')).waitFor();
  await manager.getByRole('heading', { name: /^纸质档案\s*2$/ }).waitFor();
  await expectAccessible(manager);
  await shot(manager, 'forty-left');
});
