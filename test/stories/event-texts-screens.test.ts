import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWeb } from '../../cli/build-web.ts';
import { adoptLawToday } from '../../server/modules/policy/index.ts';
import { openBrowser } from '../world/browser.ts';
import { type EventHouse, eventHouse } from '../world/event-house.ts';
import { officeFile } from '../world/office-files.ts';
import { SLIDES } from '../world/spring/slides.ts';
import { signIn } from '../world/today-house.ts';
import { expectWholePageAccessible } from '../world/whole-page.ts';

/** The slides are uploaded, marked on their pages, mended there, and pass; a speaker is put on record on a phone. */

let house: EventHouse;
let browser: Browser;
let desk: Page;
const shots = process.env.SHOTS;
const look = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
};

const open = async (account: string, viewport: { width: number; height: number }, locale = 'zh-CN') => {
  const context = await browser.newContext({ viewport, locale });
  await signIn(context, house, account);
  return context.newPage();
};

beforeAll(async () => {
  const webRoot = await buildWeb(join(import.meta.dirname, '..', '..'), () => {});
  house = await eventHouse({ opened: false, now: '2026-03-10T11:00:00+08:00', webRoot });
  await house.db.inOrganisation('anhe', adoptLawToday);
  browser = await openBrowser();
  desk = await open('he-jun', { width: 1440, height: 900 });
}, 180_000);
afterAll(() => browser?.close());

test('a file is read, handed in and refused: three marks, each on its page, each with what may be said', async () => {
  await desk.goto(`${house.address}/events/march?tab=preparation`);
  await desk.getByText('还没有交过文稿').waitFor();
  await desk.getByRole('link', { name: '交文稿' }).click();
  const deck = officeFile.pptx(SLIDES.first.map((page) => ({ words: page.split('\n') })));
  await desk.getByLabel('上传 .pptx、.docx 或 .txt').setInputFiles({
    name: '膳食营养讲座讲稿.pptx',
    mimeType: 'application/octet-stream',
    buffer: deck,
  });
  await desk.getByRole('textbox', { name: '第 22 页' }).waitFor();
  expect(await desk.getByLabel('叫什么').inputValue()).toBe('膳食营养讲座讲稿');
  await desk.getByRole('button', { name: '交上去' }).click();
  await desk.getByText('有 3 处要改,改好再交').waitFor();
  expect(await desk.locator('mark').allTextContents()).toEqual(['降血压', '根治']);
  await desk.getByRole('link', { name: '第 14 页「降血压」' }).waitFor();
  await desk.getByText('缺「本品不能代替药物」').waitFor();
  await desk
    .getByText(/可以说标签上的保健功能/)
    .first()
    .waitFor();
  await look(desk, 'texts-refused-1440');
  await expectWholePageAccessible(desk);
}, 90_000);

test('a file that cannot be read is said in a sentence; what was written stays', async () => {
  await desk.getByLabel('上传 .pptx、.docx 或 .txt').setInputFiles({
    name: '讲稿.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 …'),
  });
  await desk.getByText('这是PDF,不是文稿').waitFor();
  expect(await desk.locator('mark').count()).toBe(2);
}, 60_000);

test('mended on the spot it passes, and both versions stay', async () => {
  await desk.getByRole('button', { name: '改第 22 页' }).click();
  for (const n of [14, 21, 22])
    await desk.getByRole('textbox', { name: `第 ${n} 页` }).fill(SLIDES.mended[n - 1] ?? '');
  await desk.getByRole('button', { name: '改好了,再交' }).click();
  await desk.getByText(/没有查到不能说的/).waitFor();
  expect(await desk.locator('mark').count()).toBe(0);
  await desk.getByText(/第 1 稿 · 何俊/).waitFor();
  await look(desk, 'texts-passed-1440');
  await expectWholePageAccessible(desk);
  await desk.getByRole('link', { name: '三月联谊会' }).click();
  await desk.getByText(/讲稿 · 第 2 稿 · 何俊/).waitFor();
}, 60_000);

test('on a phone: a group message is marked; a doctor without a licence number is refused in a sentence', async () => {
  const phone = await open('he-jun', { width: 375, height: 812 });
  await phone.goto(`${house.address}/events/march/texts/new`);
  await phone.getByLabel('叫什么').fill('群消息');
  await phone.getByLabel('做什么用').selectOption('message');
  await phone.getByRole('textbox', { name: '第 1 页' }).fill('安禾公司联谊会,只剩 10 个座位');
  await phone.getByRole('button', { name: '交上去' }).click();
  await phone.getByText('有 2 处要改,改好再交').waitFor();
  await look(phone, 'texts-refused-375');
  await expectWholePageAccessible(phone);
  await phone.goto(`${house.address}/events/march?tab=preparation`);
  await phone.getByRole('button', { name: '登记讲师' }).click();
  const sheet = phone.getByRole('dialog');
  await sheet.getByLabel('姓名').fill('何为');
  await sheet.getByLabel('怎么称呼').selectOption('doctor');
  await look(phone, 'texts-speaker-375');
  await expectWholePageAccessible(phone);
  await sheet.getByRole('button', { name: /登 ?记$/ }).click();
  await phone.getByText('称医生要有执业证号').waitFor();
  await sheet.getByLabel('执业证号').fill('110511200000001');
  await sheet.getByLabel('资质').fill('内科');
  await sheet.getByRole('button', { name: /登 ?记$/ }).click();
  await phone.getByText('何为 医生').waitFor();
  await look(phone, 'texts-tab-375');
  // The licence itself comes by post: its picture is added when it is there
  await phone.getByRole('button', { name: '补何为的证书' }).click();
  await phone
    .getByRole('dialog')
    .getByLabel('附证书(照片或 PDF)')
    .setInputFiles({
      name: 'licence.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF'),
    });
  await phone.getByText('证书已附').waitFor();
  await expectWholePageAccessible(phone);
  await phone
    .getByRole('dialog')
    .getByRole('button', { name: /登 ?记$/ })
    .click();
  await phone.getByRole('link', { name: '看何为的证书' }).waitFor();
}, 90_000);

test('a page of what was refused is taken out, put back, and gone in the next version only', async () => {
  await desk.goto(`${house.address}/events/march/texts/new`);
  await desk.getByLabel('叫什么').fill('传单');
  await desk.getByLabel('做什么用').selectOption('message');
  await desk.getByRole('textbox', { name: '第 1 页' }).fill('安禾公司联谊会,只剩 10 个座位');
  await desk.getByRole('button', { name: '加一页' }).click();
  await desk
    .getByRole('textbox', { name: '第 2 页' })
    .fill('安禾公司提醒您:周六九点,雁江宾馆三楼。回「退订」不再收到。');
  await desk.getByRole('button', { name: '交上去' }).click();
  await desk.getByText(/处要改,改好再交/).waitFor();
  await desk.getByRole('button', { name: '删第 2 页' }).click();
  await desk.getByRole('button', { name: '放回第 2 页' }).click();
  await desk.getByRole('button', { name: '删第 1 页' }).click();
  expect(await desk.getByRole('button', { name: '删第 2 页' }).count()).toBe(0);
  await desk.getByRole('button', { name: '改好了,再交' }).click();
  await desk.getByText(/没有查到不能说的/).waitFor();
  // Passed, a page stays in it
  expect(await desk.getByRole('button', { name: /^删第/ }).count()).toBe(0);
  const texts = await house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('event_text_version as v')
      .innerJoin('event_text as t', 't.id', 'v.text_id')
      .select(['v.n', 'v.pages', 'v.passed'])
      .where('t.title', '=', '传单')
      .orderBy('v.n')
      .execute(),
  );
  expect(texts.map(({ n, pages, passed }) => [n, pages.length, passed])).toEqual([
    [1, 2, false],
    [2, 1, true],
  ]);
}, 90_000);

test('in English, for a representative; what was refused stays to be read', async () => {
  const english = await open('wang-min', { width: 1440, height: 900 }, 'en-GB');
  await english.goto(`${house.address}/events/march?tab=preparation`);
  await english.getByText('Slides and texts').waitFor();
  await look(english, 'texts-tab-en');
  await english.getByRole('link', { name: '群消息' }).click();
  await english.getByText('2 places to mend before it may be shown').waitFor();
  await english.getByText(/The text hurries people into buying/).waitFor();
  await look(english, 'texts-en');
  await expectWholePageAccessible(english);
}, 60_000);
