import { SaxesParser } from 'saxes';
import type { ZipArchive } from './zip-archive.ts';

/** Attributes of a tag, by name. */
export type Attributes = Readonly<Record<string, string>>;

/** Every opening tag of one part, in order. @throws the archive's problem: `damaged`, `inflates-too-much` */
export async function eachTag(
  archive: ZipArchive,
  part: string,
  see: (name: string, at: Attributes) => void,
): Promise<void> {
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => see(tag.name, tag.attributes as Attributes));
  await feedXml(archive, part, parser);
}

/**
 * One part of an archive through a parser, piece by piece; never more than `most` inflated bytes of it.
 *
 * @throws the archive's problem: `damaged`, `inflates-too-much`
 */
export async function feedXml(
  archive: ZipArchive,
  part: string,
  parser: SaxesParser,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const decoder = new TextDecoder();
  let size = 0;
  parser.on('error', () => {
    throw archive.problem('damaged', part);
  });
  for await (const piece of archive.read(part)) {
    size += piece.length;
    if (size > most) throw archive.problem('inflates-too-much', part);
    parser.write(decoder.decode(piece, { stream: true }));
  }
  parser.close();
}
