import { SaxesParser } from 'saxes';
import { eachTag, feedXml } from '../../../../platform/read-xml.ts';
import type { ZipArchive } from '../../../../platform/zip-archive.ts';
import { isDateFormat } from './number-formats.ts';
import { UnreadableFile } from './unreadable-file.ts';

export interface Workbook {
  /** Visible sheets in their order, with their part in the archive. */
  sheets: { name: string; part: string }[];
  from1904: boolean;
  shared: readonly string[];
  /** By style number: is a number in such a cell a date? */
  dates: readonly boolean[];
}

/** @throws UnreadableFile */
export async function openWorkbook(archive: ZipArchive): Promise<Workbook> {
  const targets = await relationTargets(archive);
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  await eachTag(archive, 'xl/workbook.xml', (name, at) => {
    if (name === 'workbookPr') from1904 = at.date1904 === '1' || at.date1904 === 'true';
    const part = targets.get(at['r:id'] ?? '');
    if (name === 'sheet' && part && at.state !== 'hidden' && at.state !== 'veryHidden')
      sheets.push({ name: at.name ?? '', part });
  });
  if (sheets.length === 0) throw new UnreadableFile('damaged', { part: 'xl/workbook.xml' });
  return { sheets, from1904, shared: await sharedStrings(archive), dates: await dateStyles(archive) };
}

async function relationTargets(archive: ZipArchive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await eachTag(archive, 'xl/_rels/workbook.xml.rels', (name, at) => {
    if (name !== 'Relationship' || !at.Id || !at.Target) return;
    targets.set(
      at.Id,
      at.Target.startsWith('/') ? at.Target.slice(1) : `xl/${at.Target.replace(/^\.\//, '')}`,
    );
  });
  return targets;
}

async function dateStyles(archive: ZipArchive): Promise<boolean[]> {
  if (!archive.has('xl/styles.xml')) return [];
  const codes = new Map<number, string>();
  const dates: boolean[] = [];
  let inCells = false;
  await eachTag(archive, 'xl/styles.xml', (name, at) => {
    if (name === 'numFmt') codes.set(Number(at.numFmtId), at.formatCode ?? '');
    if (name === 'cellXfs' || name === 'cellStyleXfs') inCells = name === 'cellXfs';
    const id = Number(at.numFmtId ?? 0);
    if (name === 'xf' && inCells) dates.push(isDateFormat(id, codes.get(id)));
  });
  return dates;
}

/** Texts are kept once for the whole workbook. Phonetic hints (rPh) beside a name are not part of it. */
async function sharedStrings(archive: ZipArchive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return texts;
  let [text, reading, phonetic] = ['', false, false];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'si') text = '';
    else if (name === 't') reading = !phonetic;
    else if (name === 'rPh') phonetic = true;
  });
  parser.on('text', (piece) => {
    if (reading) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'si') texts.push(text);
    else if (name === 't') reading = false;
    else if (name === 'rPh') phonetic = false;
  });
  await feedXml(archive, 'xl/sharedStrings.xml', parser);
  return texts;
}
