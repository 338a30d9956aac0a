import { textLimits } from '../../../../contract/texts.ts';
import { ZipArchive, type ZipReader } from '../../../platform/zip-archive.ts';
import { officePages } from './office-pages.ts';
import { UnreadableText } from './unreadable-text.ts';

/** A lecture has pictures. */
export const LARGEST_FILE = 50 * 1_048_576;
/** Characters of a page, where a file has none of its own: what one reads without scrolling for long. */
const PAGE = 1_500;

/** Pictures and films inside may be large and are never inflated; what holds words is held to less as it is read. */
const READER: ZipReader = {
  limits: { part: 400 * 1_048_576, parts: 600 * 1_048_576 },
  problem: (code, where) => new UnreadableText(code, where?.part),
};

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const FOREIGN: readonly (readonly [start: string, zh: string, en: string])[] = [
  ['%PDF', 'PDF', 'a PDF'],
  ['\u0089PNG', '图片', 'a picture'],
  ['\u00ff\u00d8\u00ff', '图片', 'a picture'],
  ['GIF8', '图片', 'a picture'],
  ['Rar!', 'RAR 压缩包', 'a RAR archive'],
  ['7z\u00bc\u00af', '7z 压缩包', 'a 7z archive'],
  ['{\\rtf', 'RTF', 'RTF'],
];

/**
 * What a file says, page by page. It is known by its content, never by its name.
 *
 * @throws UnreadableText
 */
export async function readFile(bytes: Buffer): Promise<string[]> {
  if (bytes.length > LARGEST_FILE) throw new UnreadableText('too-large');
  if (bytes.length === 0) throw new UnreadableText('empty');
  const head = bytes.subarray(0, 8).toString('latin1');
  const foreign = FOREIGN.find(([start]) => head.startsWith(start));
  if (foreign) throw new UnreadableText('foreign', foreign[1], foreign[2]);
  if (bytes.subarray(0, 8).equals(OLE))
    throw new UnreadableText(isEncrypted(bytes) ? 'encrypted' : 'old-office');
  const pages = head.startsWith('PK\u0003\u0004')
    ? await pagesOf(new ZipArchive(bytes, READER))
    : plainPages(bytes);
  return withinLimits(pages.map((page) => page.trim()));
}

/** Slides stay what they are, since people name them by their number; a document is cut where it is long. */
async function pagesOf(archive: ZipArchive): Promise<string[]> {
  const pages = await officePages(archive);
  return archive.has('word/document.xml') ? pages.flatMap(shorter) : pages;
}

/** Office puts what has a password into the old container, under this name. */
const isEncrypted = (bytes: Buffer): boolean => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));

/** Written in Notepad on any Windows: UTF-8, or GBK where that makes no sense. A form feed begins a page. */
function plainPages(bytes: Buffer): string[] {
  const text = bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))
    ? new TextDecoder('utf-16le').decode(bytes)
    : (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030'));
  if (text === null || text.includes('\u0000')) throw new UnreadableText('encoding');
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\f')
    .flatMap(shorter);
}

/** What has no pages of its own is cut at the end of a line or a sentence. */
function shorter(text: string): string[] {
  const pages: string[] = [];
  let rest = text;
  while (rest.length > PAGE) {
    const page = rest.slice(0, PAGE);
    const end = page.lastIndexOf('\n') + 1 || page.lastIndexOf('。') + 1 || PAGE;
    pages.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pages, rest];
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function withinLimits(pages: string[]): string[] {
  if (pages.every((page) => page === '')) throw new UnreadableText('no-words');
  if (pages.length > textLimits.pages) throw new UnreadableText('too-many-pages');
  const long = pages.findIndex((page) => page.length > textLimits.page);
  if (long >= 0) throw new UnreadableText('long-page', String(long + 1));
  if (pages.reduce((sum, page) => sum + page.length, 0) > textLimits.all)
    throw new UnreadableText('too-many-words');
  return pages;
}
