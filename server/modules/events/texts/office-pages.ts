import { SaxesParser } from 'saxes';
import { type Attributes, eachTag, feedXml } from '../../../platform/read-xml.ts';
import type { ZipArchive } from '../../../platform/zip-archive.ts';
import { UnreadableText } from './unreadable-text.ts';

/** Inflated bytes of XML around the words of one part: a slide has some ten thousand. */
const PART = 8 * 1_048_576;

/**
 * The words of a presentation slide by slide, with the speaker's notes and diagrams of each; of a document page by page.
 *
 * @throws UnreadableText
 */
export function officePages(archive: ZipArchive): Promise<string[]> {
  if (archive.has('ppt/presentation.xml')) return slides(archive);
  if (archive.has('word/document.xml')) return wordsOf(archive, 'word/document.xml');
  if (archive.has('xl/workbook.xml')) throw new UnreadableText('foreign', '表格', 'a spreadsheet');
  throw new UnreadableText('foreign', '压缩包', 'a zip archive');
}

async function slides(archive: ZipArchive): Promise<string[]> {
  const order: string[] = [];
  const targets = await related(archive, 'ppt/presentation.xml');
  await eachTag(archive, 'ppt/presentation.xml', (name, at) => {
    const part = targets.get(at['r:id'] ?? '');
    if (name === 'p:sldId' && part) order.push(part);
  });
  const pages: string[] = [];
  for (const slide of order) {
    const beside = [...(await related(archive, slide)).values()].filter((part) =>
      /notesSlides\/|diagrams\/data/.test(part),
    );
    const words: string[] = [];
    for (const part of [slide, ...beside]) words.push(...(await wordsOf(archive, part)));
    pages.push(words.filter((one) => one.trim() !== '').join('\n'));
  }
  return pages;
}

/** What a part refers to, by the id it uses; what lies outside the file is not followed. */
async function related(archive: ZipArchive, part: string): Promise<Map<string, string>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const targets = new Map<string, string>();
  if (!archive.has(rels)) return targets;
  await eachTag(archive, rels, (name, { Id, Target, TargetMode }) => {
    if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
    const path = new URL(Target, `zip:///${folder}`).pathname.slice(1);
    if (archive.has(path)) targets.set(Id, path);
  });
  return targets;
}

/** Words as they stand, a line for each paragraph; a page ends where the writer, or the last printing, ended it. */
async function wordsOf(archive: ZipArchive, part: string): Promise<string[]> {
  const pages = [''];
  let [reading, skipped] = [false, 0];
  const add = (words: string) => {
    pages[pages.length - 1] += words;
  };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const at = attributes as Attributes;
    if (SKIPPED.has(name)) skipped++;
    else if (name === 'w:lastRenderedPageBreak' || (name === 'w:br' && at['w:type'] === 'page'))
      pages.push('');
    else if (name === 'a:br' || name === 'w:br') add('\n');
    else if (name === 'w:tab') add(' ');
    else reading = name === 'a:t' || name === 'w:t';
  });
  parser.on('text', (words) => {
    if (reading && skipped === 0) add(words);
  });
  parser.on('closetag', ({ name }) => {
    if (SKIPPED.has(name)) skipped--;
    else if (name === 'a:p' || name === 'w:p') add('\n');
    reading = false;
  });
  await feedXml(archive, part, parser, PART);
  return pages;
}

/** Page numbers and dates; and what is said a second time for older programs. */
const SKIPPED: ReadonlySet<string> = new Set(['a:fld', 'mc:Fallback']);
