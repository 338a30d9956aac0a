import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

interface Part {
  method: number;
  encrypted: boolean;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UNKNOWN = 0xffffffff;

export type ZipProblem = 'truncated' | 'damaged' | 'encrypted' | 'inflates-too-much';

/** What one who reads a zip file allows, and what they say of one that is not right. */
export interface ZipReader {
  /** Inflated bytes of one part, whatever its header claims; and of all parts as claimed. */
  limits: { part: number; parts: number };
  problem(code: ZipProblem, where?: { part?: string }): Error;
}

/**
 * The parts of a zip file, found by its directory at the end and inflated as they are read. What a part claims to
 * inflate to is checked first; what it does inflate to is counted, since claims are free.
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #reader: ZipReader;
  readonly #parts = new Map<string, Part>();

  /** @throws the reader's problem: `truncated`, `damaged`, `inflates-too-much` */
  constructor(bytes: Buffer, reader: ZipReader) {
    this.#bytes = bytes;
    this.#reader = reader;
    this.#readDirectory(this.#findEnd());
    const claimed = [...this.#parts.values()].reduce((sum, part) => sum + part.size, 0);
    const [largest] = [...this.#parts].sort(([, a], [, b]) => b.size - a.size);
    const { limits } = reader;
    if (claimed > limits.parts || (largest && largest[1].size > limits.part))
      throw reader.problem('inflates-too-much', { part: largest?.[0] });
  }

  /** What its reader says of a part that is not right. */
  problem(code: ZipProblem, part: string): Error {
    return this.#reader.problem(code, { part });
  }

  get names(): string[] {
    return [...this.#parts.keys()];
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /** @throws the reader's problem */
  async *read(name: string): AsyncGenerator<Buffer> {
    const part = this.#parts.get(name);
    if (!part) throw this.#reader.problem('damaged', { part: name });
    if (part.encrypted) throw this.#reader.problem('encrypted');
    const packed = this.#packed(name, part);
    if (part.method === 0) {
      yield packed;
      return;
    }
    if (part.method !== 8) throw this.#reader.problem('damaged', { part: name });
    yield* inflated(name, packed, part.size, this.#reader);
  }

  async text(name: string): Promise<string> {
    const pieces: Buffer[] = [];
    for await (const piece of this.read(name)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }

  /** The end record is the last thing but a comment of at most 64 KB. */
  #findEnd(): number {
    for (let at = this.#bytes.length - 22; at >= Math.max(0, this.#bytes.length - 65_557); at--)
      if (this.#bytes.readUInt32LE(at) === END) return at;
    throw this.#reader.problem('truncated');
  }

  #readDirectory(end: number): void {
    const count = this.#bytes.readUInt16LE(end + 10);
    let at = this.#bytes.readUInt32LE(end + 16);
    for (let n = 0; n < count; n++) {
      if (at + 46 > end || this.#bytes.readUInt32LE(at) !== CENTRAL)
        throw this.#reader.problem('damaged', { part: 'zip' });
      const [nameLength, extra, comment] = [28, 30, 32].map((field) =>
        this.#bytes.readUInt16LE(at + field),
      ) as [number, number, number];
      const name = this.#bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
      this.#parts.set(name, this.#partAt(at));
      at += 46 + nameLength + extra + comment;
    }
  }

  #partAt(at: number): Part {
    const bytes = this.#bytes;
    return {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
  }

  #packed(name: string, { offset, packed, size }: Part): Buffer {
    if (packed === UNKNOWN || size === UNKNOWN || offset === UNKNOWN)
      throw this.#reader.problem('inflates-too-much', { part: name });
    if (offset + 30 > this.#bytes.length) throw this.#reader.problem('truncated', { part: name });
    if (this.#bytes.readUInt32LE(offset) !== LOCAL) throw this.#reader.problem('damaged', { part: name });
    const start = offset + 30 + this.#bytes.readUInt16LE(offset + 26) + this.#bytes.readUInt16LE(offset + 28);
    if (start + packed > this.#bytes.length) throw this.#reader.problem('truncated', { part: name });
    return this.#bytes.subarray(start, start + packed);
  }
}

async function* inflated(
  name: string,
  packed: Buffer,
  claimed: number,
  { limits, problem }: ZipReader,
): AsyncGenerator<Buffer> {
  const inflate = Readable.from(slices(packed)).pipe(createInflateRaw({ chunkSize: 65_536 }));
  let size = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > claimed || size > limits.part) break;
      yield piece;
    }
  } catch (error) {
    throw problem((error as { code?: string }).code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged', {
      part: name,
    });
  }
  if (size > claimed || size > limits.part) throw problem('inflates-too-much', { part: name });
  if (size < claimed) throw problem('truncated', { part: name });
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
