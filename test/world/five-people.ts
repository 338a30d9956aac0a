import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import type { Device, TestApp } from './app.ts';
import { openBrowser } from './browser.ts';
import { DEMO_PASSWORD } from './company.ts';
import { playTo } from './play.ts';
import { toldApp } from './told-app.ts';
import { expectWholePageAccessible } from './whole-page.ts';

/** The demo company's week before a real browser, for the people who live in it. */
export interface Stage {
  house: TestApp;
  browser: Browser;
  /** The week goes on until then. */
  until(moment: string): Promise<unknown>;
  /** Somebody's own screen, signed in; nobody's, for a customer at home. */
  at(who: string | null, size: Size): Promise<Page>;
  /** The same person without a screen. */
  asks(who: string): Promise<Device>;
}

interface Size {
  width: number;
  height: number;
}

export const PHONE: Size = { width: 375, height: 812 };
export const DESK: Size = { width: 1440, height: 900 };

export async function setStage(begins: string): Promise<Stage> {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  const [house, browser] = await Promise.all([toldApp(begins, { webRoot }), openBrowser()]);
  return {
    house,
    browser,
    until: (moment) => playTo(house, moment),
    async at(who, size) {
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN' });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      if (who) await signInAt(context, house, who);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      return page;
    },
    async asks(who) {
      const device = house.device();
      await device.ask('POST', '/api/session', { account: who, password: DEMO_PASSWORD });
      return device;
    },
  };
}

async function signInAt(context: BrowserContext, house: TestApp, account: string): Promise<void> {
  const answer = await context.request.post(`${house.address}/api/session`, {
    data: { account, password: DEMO_PASSWORD },
    headers: { 'x-guiju': '1' },
  });
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${await answer.text()}`);
}

const pictures = process.env.GUIJU_SHOTS;

/** Nothing sticks out sideways and nobody is shut out; a picture to be looked at, where somebody asked for pictures. */
export async function expectFine(page: Page, name: string): Promise<void> {
  await expectInside(page, name);
  await expectWholePageAccessible(page);
  await takePicture(page, name);
}

async function expectInside(page: Page, name: string): Promise<void> {
  const over = await page.evaluate(
    () => (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth,
  );
  expect([name, over <= 0]).toEqual([name, true]);
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

const CHINESE_SENTENCE = /\p{Script=Han}[,。:;、「」?!]|今天|明天|还没|已经/u;

/**
 * The same screen in English and back. Names, what people wrote and what the company calls its things stay as they
 * are; what the screen itself says does not: its headings and buttons hold no Chinese sentence.
 */
export async function expectFineInEnglish(page: Page, name: string, heading: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page.getByRole('heading', { name: heading }).first().waitFor();
  const said = await page.locator('h1, h2, h3, main button, nav a').allTextContents();
  expect([name, said.filter((words) => CHINESE_SENTENCE.test(words))]).toEqual([name, []]);
  await expectInside(page, `${name}-en`);
  await takePicture(page, `${name}-en`);
  await page.getByRole('button', { name: '中文', exact: true }).click();
  await page.getByRole('button', { name: 'English', exact: true }).waitFor();
}
