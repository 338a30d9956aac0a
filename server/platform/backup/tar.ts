/** The plain tar format (POSIX ustar), as much of it as a backup needs: any tar program opens a backup. */

const BLOCK = 512;

export interface Entry {
  name: string;
  body: Buffer;
}

/** One file of the archive, header and padding included. */
export function packed({ name, body }: Entry): Buffer {
  const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
  return Buffer.concat([header(name, body.length), body, padding]);
}

/** What stands at the end of an archive. */
export const end = (): Buffer => Buffer.alloc(2 * BLOCK);

function header(name: string, size: number): Buffer {
  const cut = name.length > 100 ? name.lastIndexOf('/', 155) : -1;
  if (name.length - cut - 1 > 100) throw new Error(`Too long a name for an archive: ${name}`);
  const block = Buffer.alloc(BLOCK);
  block.write(name.slice(cut + 1), 0, 'latin1');
  block.write('0000600\0', 100);
  block.write('0000000\0'.repeat(2), 108);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        0', 148);
  block.write('ustar\x0000', 257);
  if (cut > 0) block.write(name.slice(0, cut), 345, 'latin1');
  block.write(`${sum(block).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const sum = (block: Buffer): number => block.reduce((total, byte) => total + byte, 0);

/** Reads the files of an archive one after the other. @throws when it is cut off or is no archive */
export async function* unpacked(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const take = reader(source);
  for (;;) {
    const block = await take(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const field = (at: number, length: number) =>
      block.toString('latin1', at, at + length).replace(/\0.*$/s, '');
    const told = Number.parseInt(field(148, 8), 8);
    block.fill(' ', 148, 156);
    if (told !== sum(block)) throw new Error('This is not a backup of Guiju, or it is damaged.');
    const size = Number.parseInt(field(124, 12), 8);
    const body = await take(size);
    await take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { name: [field(345, 155), field(0, 100)].filter(Boolean).join('/'), body };
  }
}

function reader(source: AsyncIterable<Buffer>): (length: number) => Promise<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  let have: Buffer[] = [];
  let length = 0;
  return async (wanted) => {
    while (length < wanted) {
      const { done, value } = await pieces.next();
      if (done) throw new Error('The backup is cut off: its end is missing.');
      have.push(value);
      length += value.length;
    }
    const all = have.length === 1 ? (have[0] as Buffer) : Buffer.concat(have);
    have = [all.subarray(wanted)];
    length = all.length - wanted;
    return Buffer.from(all.subarray(0, wanted));
  };
}
