import { isUtf8 } from 'node:buffer';
import { UnreadableFile } from './unreadable-file.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/**
 * Which of the encodings Chinese spreadsheets write a text file is in. UTF-8 proves itself; what is not UTF-8 is
 * taken for GB18030 only if it looks like simplified Chinese, since almost any bytes decode as GB18030.
 *
 * @throws UnreadableFile `encoding`
 */
export function detectEncoding(bytes: Buffer): { encoding: Encoding; mark: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return expectUtf8(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const wide = unmarkedUtf16(bytes);
  if (wide) return { encoding: wide, mark: 0 };
  if (isUtf8(bytes)) return { encoding: 'utf-8', mark: 0 };
  expectSimplifiedChinese(bytes);
  return { encoding: 'gb18030', mark: 0 };
}

/** Decodes in pieces, so that a long text is never held twice. @throws UnreadableFile `encoding` with the line */
export function* decoded(
  bytes: Buffer,
  { encoding, mark }: { encoding: Encoding; mark: number },
): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  for (let at = mark; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    try {
      yield decoder.decode(piece, { stream: at + PIECE < bytes.length });
    } catch {
      throw new UnreadableFile('encoding', { line: lines + lineOfFault(piece, encoding) });
    }
    lines += linesIn(piece);
  }
}

const PIECE = 65_536;

function expectUtf8(bytes: Buffer): { encoding: Encoding; mark: number } {
  if (!isUtf8(bytes)) throw new UnreadableFile('encoding', { line: lineOfBadUtf8(bytes) });
  return { encoding: 'utf-8', mark: 3 };
}

/** Every other byte of ASCII in UTF-16 is zero; no other text file has zeros. */
function unmarkedUtf16(bytes: Buffer): Encoding | null {
  const head = bytes.subarray(0, 4_096);
  if (!head.includes(0)) return null;
  const even = head.filter((byte, n) => byte === 0 && n % 2 === 0).length;
  const odd = head.filter((byte, n) => byte === 0 && n % 2 === 1).length;
  if (odd > even * 10) return 'utf-16le';
  if (even > odd * 10) return 'utf-16be';
  throw new UnreadableFile('encoding');
}

/** Of the characters GB2312 has, both bytes are ≥ A1. Big5 and Shift-JIS read as GBK land outside it half of the time. */
function expectSimplifiedChinese(bytes: Buffer): void {
  const head = bytes.subarray(0, 262_144);
  let [inside, outside] = [0, 0];
  for (let at = 0; at + 1 < head.length; at++) {
    if ((head[at] as number) < 0x81) continue;
    const [lead, trail] = [head[at] as number, head[at + 1] as number];
    // Rare characters take four bytes, which other encodings hardly ever look like
    if (trail >= 0x30 && trail <= 0x39) {
      at += 3;
      continue;
    }
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) inside++;
    else outside++;
    at++;
  }
  if (outside > 3 && outside > inside * 0.25) throw new UnreadableFile('encoding');
}

function lineOfBadUtf8(bytes: Buffer): number {
  let line = 1;
  for (let at = 0; at < bytes.length; line++) {
    const end = bytes.indexOf(10, at);
    const next = end < 0 ? bytes.length : end + 1;
    if (!isUtf8(bytes.subarray(at, next))) return line;
    at = next;
  }
  return line;
}

function lineOfFault(piece: Buffer, encoding: Encoding): number {
  let [at, line] = [0, 0];
  for (; at < piece.length; line++) {
    const end = piece.indexOf(10, at);
    const next = end < 0 ? piece.length : end + 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(at, next));
    } catch {
      return line;
    }
    at = next;
  }
  return line;
}

function linesIn(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++;
  return lines;
}
