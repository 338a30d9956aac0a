import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replay } from '../../server/ledger/index.ts';
import type { TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { signedIn } from '../world/small-company.ts';
import { derivedRows } from '../world/small-house.ts';
import { makeFile, signIn, todayHouse } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** One file is completed; six call-backs follow; one is kept from a phone, and says why it was owed. */

let house: TestApp;
let browser: Browser;
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  [house, browser] = await Promise.all([todayHouse('2026-03-08T16:20:00+08:00'), openBrowser()]);
  const wang = await signedIn(house, 'wang-min');
  await makeFile(house, wang, { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' });
  house.clock.set('2026-03-10T10:05:00+08:00');
  phone = await browser.newContext({
    viewport: { width: 375, height: 812 },
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
  });
  await signIn(phone, house, 'wang-min');
  page = await phone.newPage();
}, 120_000);
afterAll(() => browser?.close());

const callBacks = () =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('obligation')
      .select(['clause', 'holder', 'state', 'due_at'])
      .where('noun', '=', 'call-back')
      .where('subject', '=', 'customer:li')
      .orderBy('clause')
      .orderBy('due_at')
      .execute(),
  );

describe('the first slice', () => {
  it('six call-backs follow from one file: three of the representative, three of the consultant', async () => {
    const owed = await callBacks();
    expect(owed.map(({ clause, holder, state }) => [clause.replace(/[a-z]$/, ''), holder, state])).toEqual([
      ['S003.3-08', 'member:wang-min', 'open'],
      ['S003.3-09', 'member:wang-min', 'open'],
      ['S003.3-10', 'member:wang-min', 'open'],
      ['S003.3-16', 'post:consultant', 'open'],
      ['S003.3-16', 'post:consultant', 'open'],
      ['S003.3-16', 'post:consultant', 'open'],
    ]);
  });

  it('the first stands on her Today, with its name, its hour and its number to call', async () => {
    await page.goto(`${house.address}/`);
    const card = page.getByRole('listitem').filter({ hasText: '李桂芳' }).first();
    await card.waitFor();
    expect(await page.title()).toContain('王敏 · 周二 3月10日');
    expect(await card.textContent()).toContain('首次回访');
    expect(await card.textContent()).toContain('明天 · 周三 3月11日');
    await page.getByRole('button', { name: /^现在做:李桂芳/ }).click();
    expect(await card.getByRole('link', { name: '拨打李桂芳' }).getAttribute('href')).toBe('tel:13812348821');
    await expectWholePageAccessible(page);
  });

  it('came to the phone in fewer bytes than one of its photos', async () => {
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize)
        .reduce((sum, size) => sum + size, 0),
    );
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(360_000);
  });

  it('says why: clause, version and its day, the fact that set it off', async () => {
    await page
      .getByRole('button', { name: /^为什么:李桂芳/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('S003.3-08').first().waitFor();
    const said = (await drawer.textContent()) ?? '';
    expect(said).toContain('第 1 版');
    expect(said).toContain('周日 3月8日 16:20');
    expect(said).toContain('王敏');
    await expectWholePageAccessible(page);
    await page.goBack();
    await drawer.waitFor({ state: 'hidden' });
  });

  it('recorded in a few taps it is kept on time, and only it', async () => {
    await page
      .getByRole('button', { name: /^记录:李桂芳/ })
      .first()
      .click();
    await page.getByRole('radio', { name: '满意' }).check();
    await page.getByRole('textbox', { name: '顾客说' }).fill('早饭后冲一杯,睡得好些');
    await fillAsked(page);
    await expectWholePageAccessible(page);
    await page.getByRole('button', { name: '记下', exact: true }).click();
    await page.getByText('今天已了').waitFor();
    const owed = await callBacks();
    expect(owed.map(({ state }) => state)).toEqual(['discharged', 'open', 'open', 'open', 'open', 'open']);
    expect(await page.getByText('早饭后冲一杯').count()).toBe(0);
  });

  it('replayed from its facts the ledger gives the very same rows', async () => {
    const before = await house.db.inOrganisation('anhe', derivedRows);
    await house.db.inOrganisation('anhe', replay);
    expect(await house.db.inOrganisation('anhe', derivedRows)).toEqual(before);
    expect(before.obligations.length).toBeGreaterThan(6);
  });
});

/** Whatever the clause's sheet asks for: the first choice of each question, a word in each line. */
async function fillAsked(of: Page): Promise<void> {
  const sheet = of.getByRole('group', { name: /S003\.3/ });
  for (const group of await sheet.getByRole('group').all()) {
    if ((await group.getByRole('radio').count()) > 0) await group.getByRole('radio').first().check();
  }
  for (const line of await sheet.getByRole('textbox').all()) await line.fill('按说明服用');
}
