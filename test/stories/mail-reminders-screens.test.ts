import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { sendMailEverywhere } from '../../server/modules/events/index.ts';
import { postOffice } from '../../server/platform/mail/post-office.ts';
import { openBrowser } from '../world/browser.ts';
import { type GuestHouse, guestHouse } from '../world/guest-house.ts';
import { type MailServer, mailServer } from '../world/mail-server.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** 李桂芳 leaves an address on her invitation; 王敏 sends the reminder from her phone, 赵磊 looks at it in English. */

let webRoot: string;
let server: MailServer;
let house: GuestHouse;
let env: Record<string, string>;
let browser: Browser;
let rep: Page;
let guest: Page;

beforeAll(async () => {
  webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  server = await mailServer();
  env = {
    GUIJU_SMTP_URL: server.url,
    GUIJU_MAIL_FROM: 'huodong@anhe.example',
    GUIJU_PUBLIC_URL: 'https://anhe.example',
  };
  [house, browser] = await Promise.all([guestHouse(webRoot, env), openBrowser()]);
  house.clock.set('2026-03-10T10:00:00+08:00');
  const phone = { viewport: { width: 375, height: 812 }, locale: 'zh-CN' };
  guest = await (await browser.newContext(phone)).newPage();
  const context = await browser.newContext(phone);
  await signIn(context, house, 'wang-min');
  rep = await context.newPage();
  for (const page of [guest, rep]) page.setDefaultTimeout(10_000);
}, 180_000);
afterAll(() => browser?.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

test('the guest leaves an address after saying yes, may take it back, and nobody reads it there', async () => {
  await guest.goto(house.address + (await house.linkFor('li')));
  expect(await guest.getByLabel('要不要邮件提醒?写上邮箱').count()).toBe(0);
  await button(guest, '来').click();
  await button(guest, '就我自己').click();
  await button(guest, '都不用').click();
  await button(guest, '自己来').click();
  const field = guest.getByLabel('要不要邮件提醒?写上邮箱');
  await field.fill('guifang');
  await button(guest, '用邮件提醒我').click();
  await guest.getByText('邮箱好像不完整,请再看看。').waitFor();
  await expectWholePageAccessible(guest);
  await field.fill('guifang@example.com');
  await button(guest, '用邮件提醒我').click();
  await guest.getByText('到时用邮件提醒您。', { exact: true }).waitFor();
  expect(await guest.content()).not.toContain('guifang@');
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await expectWholePageAccessible(guest);
  await button(guest, '不用邮件提醒了').click();
  await guest.getByText('好的,邮箱删掉了。').waitFor();
  await field.fill('guifang@example.com');
  await button(guest, '用邮件提醒我').click();
  await button(guest, '不用邮件提醒了').waitFor();
});

test('on the phone: who has an address, one tap for all of them, and what became of it', async () => {
  const link = (await house.linkFor('zhang')).replace('/g/', '');
  await house.device().ask('POST', `/api/guest-pages/${link}/reply`, { id: 'a.zhang', answer: 'yes' });
  await rep.goto(`${house.address}/events/march?tab=inviting`);
  await button(rep, '邮件提醒').click();
  const sheet = rep.getByRole('dialog');
  await sheet.getByText('g***@example.com').waitFor();
  await sheet.getByText('没有邮箱:打电话,或请在请柬页留一个').waitFor();
  await expectWholePageAccessible(rep);
  await sheet.getByRole('radio', { name: '明天 9:00' }).check();
  await sheet.getByRole('button', { name: '发给 1 位' }).click();
  await sheet.getByText('待发 明天 09:00').waitFor();
  expect(await sheet.getByRole('button', { name: '发给 0 位' }).isDisabled()).toBe(true);
  await expectWholePageAccessible(rep);
  await server.goAway();
  house.clock.set('2026-03-11T09:00:00+08:00');
  await sendMailEverywhere(house.db, postOffice(env));
  await rep.reload();
  await button(rep, '邮件提醒').click();
  await sheet.getByText('邮件服务器不通,会自动再试;急的话转发文字').waitFor();
  await server.comeBack();
  house.clock.pass(60_000);
  await sendMailEverywhere(house.db, postOffice(env));
  await rep.reload();
  await button(rep, '邮件提醒').click();
  await sheet.getByText(/^已发/).waitFor();
  expect(server.letters).toHaveLength(1);
  await sheet.getByRole('button', { name: '退信了:李桂芳' }).click();
  await sheet.getByText('退信:问清新地址,写到档案或请柬页').waitFor();
  await expectWholePageAccessible(rep);
});

test('at a desk in English: the same list, everybody’s guests', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  await signIn(context, house, 'zhao-lei');
  const desk = await context.newPage();
  desk.setDefaultTimeout(10_000);
  await desk.goto(`${house.address}/events/march?tab=inviting`);
  await button(desk, 'Reminders by e-mail').click();
  const sheet = desk.getByRole('dialog');
  await sheet.getByText('it came back: ask for the right address').waitFor();
  await sheet.getByText('no address: call, or ask for one on the invitation’s page').waitFor();
  await expectWholePageAccessible(desk);
});

test('without mail: it says what is missing, and the words to send by hand are one tap away', async () => {
  const bare = await guestHouse(webRoot);
  bare.clock.set('2026-03-10T10:00:00+08:00');
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' });
  await signIn(context, bare, 'wang-min');
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${bare.address}/events/march?tab=inviting`);
  await button(page, '邮件提醒').click();
  const sheet = page.getByRole('dialog', { name: '邮件提醒' });
  await sheet.getByText('这台服务器还没有设邮件').waitFor();
  await sheet.getByText(/GUIJU_SMTP_URL、GUIJU_MAIL_FROM、GUIJU_PUBLIC_URL/).waitFor();
  await expectWholePageAccessible(page);
  await sheet.getByRole('button', { name: '转发文字' }).click();
  await page.getByRole('dialog', { name: '转发文字' }).getByRole('radio', { name: /邀请/ }).waitFor();
  const link = (await bare.linkFor('li')).replace('/g/', '');
  const { body } = await bare.device().ask<{ email: string }>('GET', `/api/guest-pages/${link}`);
  expect(body.email).toBe('off');
  const tried = await bare.device().ask('POST', `/api/guest-pages/${link}/email`, { email: 'a@example.com' });
  expect(tried.status).toBe(409);
}, 120_000);
