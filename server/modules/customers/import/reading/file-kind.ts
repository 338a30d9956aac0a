import { ZipArchive, type ZipReader } from '../../../../platform/zip-archive.ts';
import { LIMITS } from './limits.ts';
import { type UnreadableCode, UnreadableFile } from './unreadable-file.ts';

export type ListFile = { format: 'xlsx'; archive: ZipArchive } | { format: 'csv'; bytes: Buffer };

const ZIP = Buffer.from('PK\u0003\u0004');
const READER: ZipReader = {
  limits: LIMITS,
  problem: (code, where) => new UnreadableFile(code, where),
};
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** What is not a list, by its first bytes. */
const FOREIGN: [start: string, found: string][] = [
  ['%PDF', 'PDF'],
  ['\u0089PNG', 'a picture (PNG)'],
  ['\u00ff\u00d8\u00ff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['Rar!', 'RAR'],
  ['7z\u00bc\u00af', '7z'],
  ['\u001f\u008b', 'gzip'],
  ['{\\rtf', 'RTF'],
];

/**
 * Tells by its content, never by its name, what a file is.
 *
 * @throws UnreadableFile for everything that cannot be a list
 */
export function listFile(bytes: Buffer): ListFile {
  if (bytes.length === 0 || bytes.toString('latin1').trim() === '') throw new UnreadableFile('empty');
  if (bytes.length > LIMITS.fileMegabytes * 1_048_576)
    throw new UnreadableFile('too-large', { limit: LIMITS.fileMegabytes });
  if (bytes.subarray(0, 4).equals(ZIP)) return workbook(new ZipArchive(bytes, READER));
  if (bytes.subarray(0, 8).equals(OLE))
    throw new UnreadableFile(isEncrypted(bytes) ? 'encrypted' : 'old-xls');
  const head = bytes.subarray(0, 16).toString('latin1');
  for (const [start, found] of FOREIGN)
    if (head.startsWith(start)) throw new UnreadableFile('not-a-list', { found });
  const markup = markupCode(bytes);
  if (markup) throw new UnreadableFile(markup);
  return { format: 'csv', bytes };
}

function workbook(archive: ZipArchive): ListFile {
  const { names } = archive;
  if (archive.has('xl/vbaProject.bin') || names.some((name) => /vbaProject/i.test(name)))
    throw new UnreadableFile('macros');
  if (archive.has('xl/workbook.bin')) throw new UnreadableFile('binary-xlsb');
  if (archive.has('xl/workbook.xml')) return { format: 'xlsx', archive };
  if (archive.has('mimetype') && archive.has('content.xml')) throw new UnreadableFile('open-document');
  const found = names.some((name) => name.startsWith('word/')) ? 'a Word document' : 'a zip archive';
  throw new UnreadableFile('not-a-list', { found });
}

/** Excel puts a workbook with a password into the old container, under this name. */
const isEncrypted = (bytes: Buffer): boolean => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));

function markupCode(bytes: Buffer): UnreadableCode | null {
  const head = bytes
    .subarray(0, 2_048)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/.test(head)) return 'html';
  if (!head.startsWith('<?xml')) return null;
  return head.includes('spreadsheet')
    ? 'old-xml'
    : head.includes('<html') || head.includes('<table')
      ? 'html'
      : 'old-xml';
}
