import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passTime } from '../../server/ledger/index.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signedIn } from '../world/small-company.ts';
import { type Guest, makeFile, signIn, todayHouse } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** A manager's Thursday: what lapsed arrives as one card, work moves, the consultant looks over the calls. */

const guests: readonly Guest[] = [
  { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' },
  { id: 'zhang', name: '张建国', phone: '13812343307', outcome: 'none' },
  { id: 'he', name: '何淑珍', phone: '13812346612', outcome: 'none' },
];

let house: TestApp;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([todayHouse('2026-03-08T16:20:00+08:00'), openBrowser()]);
  const wang = await signedIn(house, 'wang-min');
  for (const guest of guests) await makeFile(house, wang, guest);
  house.clock.set('2026-03-11T10:00:00+08:00');
  const [call] = await owedBy('wang-min', 'li');
  await wang.ask('POST', '/api/call-backs', {
    id: 'cb1',
    obligations: [call?.id],
    at: '2026-03-11T10:00:00+08:00',
    channel: 'phone',
    result: 'satisfied',
    said: { customer: '早饭后冲一杯', mine: '提醒本品不能代替药物' },
  });
  house.clock.set('2026-03-12T08:20:00+08:00');
  await passTime(house.db, 'anhe');
}, 120_000);
afterAll(() => browser?.close());

const owedBy = (holder: string, customer: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('obligation')
      .select(['id', 'holder', 'state', 'due_at'])
      .where('subject', '=', `customer:${customer}`)
      .where('holder', '=', `member:${holder}`)
      .where('noun', '=', 'call-back')
      .orderBy('due_at')
      .execute(),
  );

async function at(account: string, path: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' });
  await signIn(context, house, account);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(house.address + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** The same words drawn: twice as many dots as a phone is wide, with ink on them, and a name to save it under. */
async function longPicture(page: Page): Promise<{ alt: string }> {
  await page.getByRole('button', { name: '长图' }).click();
  const image = page.getByRole('dialog', { name: '长图' }).getByRole('img', { name: /晨会/ });
  await image.waitFor();
  const drawn = await image.evaluate((node) => {
    const picture = node as HTMLImageElement;
    const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 40, canvas.width, canvas.height - 40);
    const dark = data.filter((value, i) => i % 4 === 0 && value < 90).length;
    return { width: canvas.width, height: canvas.height, dark, alt: picture.alt };
  });
  expect(drawn.width).toBe(750);
  expect(drawn.height).toBeGreaterThan(drawn.alt.split('\n').length * 50);
  expect(drawn.dark).toBeGreaterThan(1000);
  expect(await page.getByRole('link', { name: '保存图片' }).getAttribute('download')).toMatch(
    /^2026-.*\.png$/,
  );
  return drawn;
}

describe('the manager', () => {
  let page: Page;
  beforeAll(async () => {
    page = await at('zhao-lei', '/owing');
  });

  it('finds what lapsed overnight as one card, by name', async () => {
    const lapsed = page.locator('section').filter({ hasText: '新逾期' });
    await lapsed.getByText('张建国 首次回访').waitFor();
    expect(await lapsed.locator('details').filter({ hasText: '王敏' }).textContent()).toMatch(/^王敏 2/);
    // The consultant's own duty of that day, to look over the calls
    expect(await lapsed.locator('summary').allTextContents()).toEqual(['王敏 2', '顾服主管 1']);
    await expectWholePageAccessible(page);
  });

  it('opens one person’s number and lets somebody else do one of hers', async () => {
    await page.getByRole('table').getByRole('link', { name: '王敏' }).click();
    await page.getByRole('checkbox', { name: '选:张建国 首次回访' }).check();
    await page.getByRole('button', { name: '交给别人做' }).click();
    await page.getByRole('radio', { name: '李强' }).check();
    await page.getByRole('radio', { name: '请假' }).check();
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: /^交过去/ }).click();
    await page.getByText('1 件交过去了').waitFor();
    expect((await owedBy('li-qiang', 'zhang')).map(({ state }) => state)).toEqual(['open']);
    const li = await at('li-qiang', '/today', 375);
    await li.locator('li[data-card]').filter({ hasText: '张建国' }).waitFor();
    await li.context().close();
  });

  it('excuses one with a reason, which is not the same as done', async () => {
    await page.getByRole('checkbox', { name: '选:何淑珍 首次回访' }).check();
    await page.getByRole('button', { name: '免做', exact: true }).click();
    await page.getByRole('button', { name: /^免做 · 已选 1 件/ }).click();
    await page.getByText('请写原因').waitFor();
    await page.getByRole('textbox', { name: '为什么' }).fill('搬去外地');
    await page.getByRole('button', { name: /^免做 · 已选 1 件/ }).click();
    await page.getByText('1 件免做了').waitFor();
    expect((await owedBy('wang-min', 'he'))[0]?.state).toBe('waived');
    await page.context().close();
  });

  it('reads the morning page out, and copies it without a customer’s name', async () => {
    const morning = await at('zhao-lei', '/briefings/morning');
    await morning.getByRole('heading', { name: /晨会/ }).waitFor();
    await morning.getByText('点名').waitFor();
    await expectWholePageAccessible(morning);
    await morning.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await morning.getByRole('button', { name: '复制到群' }).click();
    await morning.getByRole('button', { name: '已复制' }).waitFor();
    const copied = await morning.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('晨会');
    for (const { name, phone } of guests) {
      expect(copied).not.toContain(name);
      expect(copied).not.toContain(phone);
    }
    const picture = await longPicture(morning);
    expect(picture.alt).toBe(copied);
    await expectWholePageAccessible(morning);
    await morning.context().close();
  });
});

describe('the roll-call', () => {
  it('says who is away, until when, and the page counts without them', async () => {
    const morning = await at('zhao-lei', '/briefings/morning', 375);
    await morning.getByText('应到 8,共 8').waitFor();
    await morning.getByRole('button', { name: '周小云 不在' }).click();
    const sheet = morning.getByRole('dialog');
    await sheet.getByRole('radio', { name: '请假' }).check();
    await sheet.getByLabel('到哪天(含)').fill('2026-03-11');
    await sheet.getByText('不能早于第一天').waitFor();
    await sheet.getByLabel('到哪天(含)').fill('2026-03-13');
    await expectWholePageAccessible(morning);
    await sheet.getByRole('button', { name: /^记 ?下$/ }).click();
    await morning.getByText('应到 7,共 8').waitFor();
    await morning.getByText('请假 03-12–03-13').waitFor();
    await expectWholePageAccessible(morning);
    await morning.context().close();
    const wang = await at('wang-min', '/briefings/morning', 375);
    expect(await wang.getByRole('button', { name: '李强 不在' }).count()).toBe(0);
    await wang.context().close();
  });
});

describe('the consultant', () => {
  it('reads what was said, writes a word about it, and marks the day as reviewed', async () => {
    const page = await at('chen-hui', '/reviews?day=2026-03-11', 375);
    await page.getByText('早饭后冲一杯').waitFor();
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '点评:李桂芳' }).click();
    await page.getByRole('textbox', { name: '一句话' }).fill('问得细');
    await page.getByRole('button', { name: '记下点评' }).click();
    await page.getByText('陈慧:问得细').waitFor();
    await page.getByRole('button', { name: '这一天看过了' }).click();
    await page.getByText(/^陈慧 .*看过了/).waitFor();
    await page.context().close();
  });

  it('is not asked to look over a day on which nothing was due', async () => {
    const page = await at('chen-hui', '/reviews', 375);
    await page.getByText('这一天没有到期的回访').waitFor();
    expect(await page.getByRole('button', { name: '这一天看过了' }).count()).toBe(0);
    await page.context().close();
  });
});

describe('the general manager', () => {
  it('says no with a reason, and the asker sees it', async () => {
    const zhao = await signedIn(house, 'zhao-lei');
    const asked = await zhao.ask('POST', '/api/customers/export-consents', { id: 'ask-1' });
    expect(asked.status).toBeLessThan(300);
    const page = await at('zhou-qiming', '/approvals', 375);
    const card = page.getByRole('listitem').filter({ hasText: '赵磊' }).first();
    await card.getByText('同意后').waitFor();
    await expectWholePageAccessible(page);
    await card.getByRole('radio', { name: '不同意' }).check();
    await page.getByRole('button', { name: '送出 1 件' }).click();
    await page.getByText('不同意要写理由').waitFor();
    await card.getByRole('textbox', { name: '不同意的理由' }).fill('先把名单核对完');
    await page.getByRole('button', { name: '送出 1 件' }).click();
    await page.getByText('没有等您批的').waitFor();
    await page.context().close();
    const mine = await at('zhao-lei', '/approvals');
    await mine.getByText('没同意').waitFor();
    await expectWholePageAccessible(mine);
    await mine.context().close();
  });

  it('has the day on one page, on a phone', async () => {
    const page = await at('zhou-qiming', '/evening?day=2026-03-11', 375);
    await page.getByText('到期回访完成').waitFor();
    expect(await page.getByRole('main').textContent()).toContain('到期回访完成 1/2');
    await expectWholePageAccessible(page);
    await page.context().close();
  });
});

describe('the award book', () => {
  it('takes a loss as points within the written range, decided with a reason', async () => {
    const wang = await signedIn(house, 'wang-min');
    expect((await wang.ask('POST', '/api/files/li/loss', { id: 'loss-1', how: 'damaged' })).status).toBe(200);
    const page = await at('gao-lin', '/awards');
    await page.getByRole('combobox', { name: '谁的' }).selectOption('王敏');
    await page.getByText('原文写 50–500 元').waitFor();
    await page.getByRole('button', { name: /^决定:王敏/ }).click();
    await page.getByRole('textbox', { name: /^数额/ }).fill('-50');
    await page.getByRole('textbox', { name: '理由' }).fill('折了角，能用');
    await page.getByRole('button', { name: '记下', exact: true }).click();
    await page.getByText('请填 -5 到 0 之间的整数').waitFor();
    await page.getByRole('textbox', { name: /^数额/ }).fill('-1');
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '记下', exact: true }).click();
    await page.getByText('-1 分').waitFor();
    await page.getByText(/待定 · 待决定/).waitFor();
    await page.context().close();
  });

  it('is appealed against by whom it concerns, suspended meanwhile, and answered', async () => {
    const wang = await at('wang-min', '/awards', 375);
    await wang.getByText('-1 分').waitFor();
    await expectWholePageAccessible(wang);
    await wang.getByRole('button', { name: /^申诉/ }).click();
    await wang.getByRole('textbox', { name: '为什么不对' }).fill('借来时就折了');
    await wang.getByRole('button', { name: '提出申诉' }).click();
    await wang.getByText('申诉等答复').waitFor();
    await wang.getByText('申诉中,暂停').waitFor();
    const zhou = await at('zhou-qiming', '/awards?member=wang-min');
    await zhou.getByRole('button', { name: '答复申诉' }).click();
    await zhou.getByRole('textbox', { name: '答复' }).fill('查过，确是如此');
    await zhou.getByRole('button', { name: '记下', exact: true }).click();
    await zhou.getByText('申诉成立').waitFor();
    await zhou.context().close();
    await wang.reload();
    await wang.getByText('撤销', { exact: true }).waitFor();
    await wang.context().close();
  });
});
