import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { Checklists } from '../../contract/checklists.ts';
import type { Today, TodayCard } from '../../contract/today.ts';
import type { Device, TestApp } from '../world/app.ts';
import { openBrowser } from '../world/browser.ts';
import { DEMO_PASSWORD } from '../world/company.ts';
import { playTo } from '../world/play.ts';
import { toldApp } from '../world/told-app.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/**
 * What a gathering asks of people stands on their lists as call-backs do: named in a few words, done with a tap or on the page
 * it opens. Thursday evening everything is ready and the guests are rung up; on Saturday the equipment is looked over.
 */

const PEOPLE = [
  'wang-min',
  'he-jun',
  'luo-hao',
  'zhao-lei',
  'lin-tao',
  'chen-hui',
  'li-qiang',
  'zhou-qiming',
];
let house: TestApp;
let browser: Browser;
const devices = new Map<string, Device>();
const shots = process.env.SHOTS;

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '../..'), () => {});
  [house, browser] = await Promise.all([toldApp('2026-03-12T18:05', { webRoot }), openBrowser()]);
  for (const account of PEOPLE) {
    const device = house.device();
    const { status } = await device.ask('POST', '/api/session', { account, password: DEMO_PASSWORD });
    expect(status).toBe(204);
    devices.set(account, device);
  }
}, 180_000);
afterAll(() => browser?.close());

const ask = <T>(who: string, method: 'GET' | 'POST', path: string, body?: object) =>
  (devices.get(who) as Device).ask<T>(method, path, body);
const cards = async (who: string): Promise<TodayCard[]> =>
  (await ask<Today>(who, 'GET', '/api/today')).body.cards;

async function open(account: string, path: string, width = 375): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 812 }, locale: 'zh-CN' });
  const answer = await context.request.post(`${house.address}/api/session`, {
    data: { account, password: DEMO_PASSWORD },
    headers: { 'x-guiju': '1' },
  });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(house.address + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}
const shot = (page: Page, name: string) =>
  shots ? page.screenshot({ path: `${shots}/${name}.png`, fullPage: true }) : null;

describe('Thursday evening', () => {
  it('every card has a short name and a way to be done', async () => {
    for (const who of PEOPLE)
      for (const { title, record, place, subject } of await cards(who)) {
        expect([...title.zh].length, title.zh).toBeLessThanOrEqual(9);
        if (record === 'elsewhere') expect(place ?? subject.open, `${who}: ${title.zh}`).not.toBeNull();
      }
  });

  it('敲定 is a call: it dials, and one tap ends it; 没接 lets it wait for the next try', async () => {
    const mine = (await cards('wang-min')).filter(({ record }) => record === 'confirm');
    expect(mine.length).toBeGreaterThan(10);
    const [first, second] = mine as [TodayCard, TodayCard];
    expect(first).toMatchObject({ title: { zh: '敲定电话' }, gathering: { name: '三月联谊会' } });
    expect(first.call).toMatchObject({ verdict: 'allowed', dial: expect.stringMatching(/^tel:1/) });
    const { invitation, round } = first.confirm as NonNullable<TodayCard['confirm']>;
    const said = await ask('wang-min', 'POST', `/api/invitations/${invitation}/confirmation`, {
      id: 'c1',
      round,
    });
    expect(said.status).toBe(204);
    const missed = {
      id: 'm1',
      obligations: second.duties.map(({ id }) => id),
      at: '2026-03-12T18:06:00+08:00',
    };
    expect((await ask('wang-min', 'POST', '/api/call-backs/missed', missed)).status).toBe(200);
    const after = await cards('wang-min');
    expect(after.some(({ id }) => id === first.id)).toBe(false);
    expect(after.find(({ id }) => id === second.id)?.attempts).toMatchObject({ made: 1, of: 3 });
    const kinds = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('fact')
        .select('kind')
        .where('id', 'in', ['missed:m1', 'contact:m1'])
        .orderBy('kind')
        .execute(),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['contact.made', 'invitation.missed']);
  });

  it('the guests to ring up are one card, gone through one after another', async () => {
    const page = await open('wang-min', '/today');
    const card = page.getByRole('listitem').filter({ hasText: '敲定电话' }).first();
    await card.getByText(/三月联谊会 · \d+ 位/).waitFor();
    await shot(page, 'today-375');
    await expectWholePageAccessible(page);
    await card.getByRole('link', { name: '连着打' }).click();
    await page.getByRole('heading', { name: '连着打' }).waitFor();
    await page.getByText(/第 1 \/ \d+ 位/).waitFor();
    const confirm = page.getByRole('button', { name: /^敲定:/ });
    const called = await confirm.getAttribute('aria-label');
    await shot(page, 'run-375');
    await confirm.click();
    await page.getByText(/第 2 \/ \d+ 位/).waitFor();
    expect(await page.getByRole('button', { name: called ?? '' }).count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('a meeting 何俊 owes opens the page on which it is noted, with the lists to look through', async () => {
    const page = await open('he-jun', '/today', 1440);
    await shot(page, 'today-he-jun-1440');
    await page.getByRole('button', { name: '现在做:三月联谊会 分工预备会' }).click();
    await page.getByRole('link', { name: '去办:三月联谊会 分工预备会' }).click();
    await page.waitForURL(/\/events\/[^/]+\?tab=preparation/);
    await page.getByRole('heading', { name: '清单' }).waitFor();
    await shot(page, 'preparation-1440');
    await page.getByRole('button', { name: '清点设备' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '都有' }).click();
    await sheet.getByRole('checkbox', { name: '灯光' }).click();
    await shot(page, 'tick-sheet-1440');
    await sheet.getByRole('button', { name: '保存' }).click();
    await page.getByText('差 1').waitFor();
    await expectWholePageAccessible(page);
    await page.context().close();
  }, 60_000);
});

describe('Saturday', () => {
  it('06:30 what the gathering needs of 林涛 is one card, and each line opens where it is done', async () => {
    await playTo(house, '2026-03-14T06:30');
    const page = await open('lin-tao', '/today');
    const card = page
      .getByRole('listitem')
      .filter({ hasText: /三月联谊会 2 项/ })
      .first();
    await card.waitFor();
    await shot(page, 'today-lin-tao-375');
    await expectWholePageAccessible(page);
    expect(await card.getByRole('link', { name: '早会' }).getAttribute('href')).toMatch(/tab=preparation/);
    await card.getByRole('link', { name: '到岗' }).click();
    await page.waitForURL(/tab=onTheDay/);
    await page.getByRole('button', { name: '我到了' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('the equipment is looked over on the list, and the duty ends when nothing is missing', async () => {
    await playTo(house, '2026-03-14T07:40');
    const duty = (await cards('luo-hao')).find(({ noun }) => noun === 'equipment-check');
    expect(duty).toMatchObject({
      title: { zh: '查设备' },
      place: expect.stringMatching(/tab=preparation#checklists$/),
    });
    const event = duty?.gathering?.ref.slice('event:'.length);
    const tick = (id: string, missing: string[]) =>
      ask('luo-hao', 'POST', `/api/events/${event}/checklists`, { id, list: 'equipment', missing });
    expect((await tick('t1', ['player'])).status).toBe(204);
    expect((await cards('luo-hao')).some(({ noun }) => noun === 'equipment-check')).toBe(true);
    expect((await tick('t2', [])).status).toBe(204);
    expect((await tick('t2', [])).status).toBe(204);
    expect((await cards('luo-hao')).some(({ noun }) => noun === 'equipment-check')).toBe(false);
    expect((await tick('t3', ['parking'])).status).toBe(422);
    const { body } = await ask<Checklists>('luo-hao', 'GET', `/api/events/${event}/checklists`);
    expect(body.lists.find(({ list }) => list === 'equipment')).toMatchObject({
      missing: [],
      tickedBy: { name: '罗浩' },
    });
  });
});
