import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { zipFile } from '../../../../test/world/list-files.ts';
import { officeFile, slideXml } from '../../../../test/world/office-files.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { readFile } from './read-file.ts';

/** What is said of a file that cannot be read: what is wrong, and what to do. */
async function refusal(bytes: Buffer) {
  const error = await readFile(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  const { code, says, mend } = error as Refusal;
  for (const text of [says.zh, says.en, mend?.zh, mend?.en]) expect(text).toBeTruthy();
  return { code: code.replace('text.file.', ''), zh: says.zh };
}

describe('a presentation', () => {
  it('slide by slide in its own order, with notes and diagrams, without numbers and doubles', async () => {
    const file = officeFile.pptx([
      { words: ['膳食营养讲座', '安禾公司'], notes: ['慢一点讲'] },
      { words: [] },
      { words: ['坚持服用可降血压'], number: '3', fallback: '坚持服用可降血压' },
    ]);
    expect(await readFile(file)).toEqual(['膳食营养讲座\n安禾公司\n\n慢一点讲', '', '坚持服用可降血压']);
  });

  it('words cut into runs are one word', async () => {
    const file = officeFile.pptx([{ xml: slideXml('<a:r><a:t>降血</a:t></a:r><a:r><a:t>压</a:t></a:r>') }]);
    expect(await readFile(file)).toEqual(['降血压']);
  });
});

describe('a document', () => {
  it('page by page where it says so; what is deleted is not there', async () => {
    const file = officeFile.docx(
      '<w:p><w:r><w:t>第一页</w:t></w:r></w:p><w:p><w:r><w:delText>不要的</w:delText><w:br w:type="page"/><w:t>第二页</w:t></w:r></w:p>',
    );
    expect(await readFile(file)).toEqual(['第一页', '第二页']);
  });

  it('that is long and has no pages is cut at the end of a line; nothing is lost', async () => {
    const line = `${'安禾公司会后销售蛋白粉'.repeat(10)}。`;
    const pages = await readFile(Buffer.from(Array(60).fill(line).join('\n')));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.every((page) => page.endsWith('。'))).toBe(true);
    expect(pages.join('').replaceAll('\n', '')).toBe(line.repeat(60));
  });

  it.each(['utf8', 'gb18030'])('plain, in %s', async (encoding) => {
    const text = '各位叔叔阿姨好!\r\n本场由安禾公司举办\f第二页';
    expect(await readFile(iconv.encode(text, encoding))).toEqual([
      '各位叔叔阿姨好!\n本场由安禾公司举办',
      '第二页',
    ]);
  });
});

describe('what cannot be read says why and what to do', () => {
  const deck = officeFile.pptx([{ words: ['膳食营养讲座'.repeat(40)] }]);
  const slide = 'ppt/slides/slide1.xml';

  it('empty, or without a word', async () => {
    expect((await refusal(Buffer.alloc(0))).code).toBe('empty');
    expect((await refusal(Buffer.from(' \n\f '))).code).toBe('no-words');
    expect((await refusal(officeFile.pptx([{ words: [] }]))).code).toBe('no-words');
  });

  it('too large; too many words, pages, or words on one slide', async () => {
    expect((await refusal(Buffer.alloc(50 * 1_048_576 + 1))).code).toBe('too-large');
    expect((await refusal(Buffer.from('安禾公司。\n'.repeat(20_000)))).code).toBe('too-many-words');
    expect((await refusal(Buffer.from('页\f'.repeat(300)))).code).toBe('too-many-pages');
    const long = await refusal(officeFile.pptx([{ words: ['好'] }, { words: ['字'.repeat(5_001)] }]));
    expect(long).toEqual({ code: 'long-page', zh: '第 2 页超过 5000 字' });
  });

  it('with a password, old, or something else', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]);
    expect((await refusal(old)).code).toBe('old-office');
    const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect((await refusal(locked)).code).toBe('encrypted');
    expect((await refusal(Buffer.from('%PDF-1.7'))).zh).toBe('这是PDF,不是文稿');
    const book = zipFile([{ name: 'xl/workbook.xml', content: Buffer.from('<x/>') }]);
    expect((await refusal(book)).zh).toBe('这是表格,不是文稿');
    expect((await refusal(zipFile([{ name: 'a.txt', content: Buffer.from('a') }]))).code).toBe('foreign');
    expect((await refusal(Buffer.from([0x41, 0x00, 0xff, 0x81, 0x00]))).code).toBe('encoding');
  });

  it('cut off anywhere, or not XML inside', async () => {
    for (let length = 4; length < deck.length; length += 97)
      expect(['truncated', 'damaged']).toContain((await refusal(deck.subarray(0, length))).code);
    const broken = officeFile.pptx([{ xml: '<p:sld><a:t>没有关上' }]);
    expect(await refusal(broken)).toEqual({ code: 'damaged', zh: `文件损坏:${slide} 读不懂` });
    const harmed = Buffer.from(deck);
    const at = harmed.indexOf(slide) + slide.length;
    harmed.fill(0xff, at, at + 20);
    expect(['truncated', 'damaged', 'inflates-too-much']).toContain((await refusal(harmed)).code);
  });

  it('a bomb, whether it says so or not', async () => {
    const bomb = slideXml(`<a:r><a:t>${'降'.repeat(4_000_000)}</a:t></a:r>`);
    expect((await refusal(officeFile.pptx([{ xml: bomb }]))).code).toBe('inflates-too-much');
    const lie = officeFile.pptx([{ xml: bomb, claims: 1_000 }]);
    expect(await refusal(lie)).toEqual({
      code: 'inflates-too-much',
      zh: `文件里的 ${slide} 解开后大得不正常,没有继续读`,
    });
    const boast = officeFile.pptx([{ words: ['好'], claims: 700 * 1_048_576 }]);
    expect((await refusal(boast)).code).toBe('inflates-too-much');
  });
});
