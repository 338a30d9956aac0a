import type { Page } from 'playwright-core';
import { expectAccessible } from './accessible.ts';

/**
 * The page unrolled to its full length, so that no bar that stands still covers half of what is under it: what
 * is judged is the page, not where somebody happened to stop scrolling.
 */
export async function expectWholePageAccessible(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...before, height: Math.max(before.height, height) });
  await expectAccessible(page);
  await page.setViewportSize(before);
}
