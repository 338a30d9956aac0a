import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testOrganisation } from '../../test/world/database.ts';
import { Attachments } from './attachments.ts';
import { SettableClock } from './clock.ts';
import type { Database } from './database.ts';

const clock = new SettableClock('2026-03-10T09:00:00+08:00');
const folder = mkdtempSync(join(tmpdir(), 'guiju-attachments-'));
const attachments = new Attachments(folder);
let db: Database;

beforeAll(async () => {
  ({ db } = await testDatabase({ clock }));
  await testOrganisation(db, 'anhe');
  await testOrganisation(db, 'other');
});
afterAll(() => rmSync(folder, { recursive: true }));

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** Exif with two entries: turned by 90° (6), and the maker's name. */
const exif = Buffer.concat([
  Buffer.from('Exif\0\0MM\0\x2a\0\0\0\x08\0\x02', 'latin1'),
  Buffer.from('011200030000000100060000', 'hex'),
  Buffer.from('010f00020000000600000026', 'hex'),
  Buffer.from('\0\0\0\0Huawei\0', 'latin1'),
]);
const scan = Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from('JFIF\0')),
  segment(0xe1, exif),
  segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/ GPS 39.9,116.4')),
  segment(0xe2, Buffer.from('ICC_PROFILE\0colours')),
  segment(0xfe, Buffer.from('taken at home')),
  scan,
]);

const keep = (bytes: Buffer, more = {}) =>
  db.inOrganisation('anhe', (tx) => attachments.keep(tx, { bytes, name: '回访.jpg', by: 'chen', ...more }));
const read = (org: string, id: string) =>
  db.inOrganisation(org, async (tx) => buffer((await attachments.read(tx, id)).stream));

describe('an attached photo', () => {
  it('loses where, when and with what it was taken, and keeps its colours and which way is up', async () => {
    const { id, mediaType } = await keep(jpeg);
    const back = await read('anhe', id);
    const text = back.toString('latin1');
    expect(mediaType).toBe('image/jpeg');
    expect(text).not.toMatch(/Huawei|GPS|home/);
    expect(text).toContain('ICC_PROFILE');
    expect(text).toContain('JFIF');
    expect(back.subarray(-scan.length)).toEqual(scan);
    const at = text.indexOf('Exif');
    expect(back.readUInt16BE(at - 4)).toBe(0xffe1);
    expect(back.subarray(at + 6 + 10, at + 6 + 20).toString('hex')).toBe('12010300010000000600');
    // The segment is exactly as long as it says
    expect(back[at - 2 + back.readUInt16BE(at - 2)]).toBe(0xff);
  });

  it('is stored once, however often it is sent, and shown to its organisation only', async () => {
    const [one, two] = [await keep(jpeg), await keep(jpeg)];
    expect(two.sha256).toBe(one.sha256);
    expect(
      globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile()),
    ).toHaveLength(1);
    await expect(read('other', one.id)).rejects.toMatchObject({ code: 'attachment.gone' });
  });
});

describe('a PNG', () => {
  it('loses its texts', async () => {
    const chunk = (name: string, body: string) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(body.length);
      return Buffer.concat([head, Buffer.from(`${name}${body}CRC0`)]);
    };
    const png = [
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', 'x'),
      chunk('tEXt', 'Author me'),
      chunk('IEND', ''),
    ];
    const { id } = await keep(Buffer.concat(png));
    const back = await read('anhe', id);
    expect(back.toString('latin1')).not.toContain('Author');
    expect(back.subarray(-12).toString('latin1')).toContain('IEND');
  });
});

it('refuses what is no picture, paper or recording, whatever it is called, and what is too large', async () => {
  await expect(keep(Buffer.from('<script>'))).rejects.toMatchObject({ code: 'attachment.kind', status: 415 });
  await expect(keep(Buffer.alloc(20 * 1_048_576 + 1))).rejects.toMatchObject({
    code: 'attachment.too-large',
  });
});

it('keeps what a device sends again under its own id once, and never something else under that id', async () => {
  const send = (bytes: Buffer, by = 'wang-min') =>
    db.inOrganisation('anhe', (tx) => attachments.keep(tx, { id: 'device-1', bytes, name: 'a.jpg', by }));
  expect((await send(jpeg)).id).toBe('device-1');
  expect((await send(jpeg)).id).toBe('device-1');
  await expect(send(Buffer.from('#!AMR\nhello'))).rejects.toMatchObject({ code: 'attachment.id-taken' });
  await expect(send(jpeg, 'li-qiang')).rejects.toMatchObject({ code: 'attachment.id-taken' });
});

it('drops what was kept for a time only when the time is over, with its bytes', async () => {
  const recording = Buffer.from('#!AMR\nhello');
  const { id, sha256 } = await keep(recording, { keepUntil: clock.now() + 1000 });
  const path = join(folder, 'anhe', sha256.slice(0, 2), sha256);
  const drop = () => db.inOrganisation('anhe', (tx) => attachments.dropOverdue(tx));
  expect([await drop(), existsSync(path)]).toEqual([0, true]);
  clock.pass(1000);
  expect([await drop(), existsSync(path)]).toEqual([1, false]);
  await expect(read('anhe', id)).rejects.toMatchObject({ code: 'attachment.gone' });
});
