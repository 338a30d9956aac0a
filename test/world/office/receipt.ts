import { crc32, deflateSync } from 'node:zlib';

/** A till receipt as a phone would photograph it: a small picture with its sums on it, drawn here. */

const GLYPHS: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001010010010',
  '8': '111101111101111',
  '9': '111101111001111',
  '.': '000000000000010',
  '-': '000000111000000',
  x: '000101010101000',
  '=': '000111000111000',
};
const [WIDTH, HEIGHT, DOT, PAPER, INK] = [240, 320, 6, 0xf4, 0x30];

export function receiptPicture(lines: readonly string[]): Buffer {
  const picture = Buffer.alloc(WIDTH * HEIGHT, PAPER);
  lines.forEach((line, row) => {
    [...line].forEach((letter, column) => {
      draw(picture, letter, 12 + column * 4 * DOT, 40 + row * 8 * DOT);
    });
  });
  return png(picture);
}

function draw(picture: Buffer, letter: string, left: number, top: number): void {
  const glyph = GLYPHS[letter] ?? '';
  for (const [i, bit] of [...glyph].entries())
    for (let y = 0; bit === '1' && y < DOT; y++)
      picture.fill(
        INK,
        at(left + (i % 3) * DOT, top + Math.floor(i / 3) * DOT + y),
        at(left + (i % 3) * DOT + DOT, top + Math.floor(i / 3) * DOT + y),
      );
}

const at = (x: number, y: number): number => y * WIDTH + x;

/** Eight bits of grey, no filter. */
function png(picture: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head[8] = 8;
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.concat([Buffer.from([0]), picture.subarray(at(0, y), at(WIDTH, y))]),
  );
  const sign = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    sign,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND'),
  ]);
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
