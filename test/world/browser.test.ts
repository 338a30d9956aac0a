import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers, expectAccessible } from './accessible.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

it('opens pages, several at once, with what the pages use', async () => {
  const contexts = await Promise.all([
    browser.newContext(),
    browser.newContext({ viewport: { width: 375, height: 812 } }),
  ]);
  const widths = contexts.map(async (context) => {
    const page = await context.newPage();
    await page.setContent('<!doctype html><html lang="en"><title>t</title><main><h1>规矩</h1></main></html>');
    return page.evaluate(() => [innerWidth, document.querySelector('h1')?.textContent, typeof indexedDB]);
  });
  expect(await Promise.all(widths)).toEqual([
    [1280, '规矩', 'object'],
    [375, '规矩', 'object'],
  ]);
});

it('sees what a blind person would miss', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<!doctype html><html lang="en"><title>t</title><main><h1>t</h1><img src="x.png"></main></html>',
  );
  expect(await barriers(page)).toEqual([expect.stringContaining('image-alt')]);
  await expect(expectAccessible(page)).rejects.toThrow();
  await page.setContent('<!doctype html><html lang="en"><title>t</title><main><h1>t</h1></main></html>');
  await expectAccessible(page);
});
