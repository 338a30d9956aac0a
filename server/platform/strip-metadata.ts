/**
 * A photo tells where and when it was taken, and by which phone. None of that was asked for, so it goes; only which
 * way is up stays. The picture itself is not touched.
 */
export function stripMetadata(mediaType: string, bytes: Buffer): Buffer {
  if (mediaType === 'image/jpeg') return stripJpeg(bytes);
  if (mediaType === 'image/png') return stripPng(bytes);
  if (mediaType === 'image/webp') return stripWebp(bytes);
  return bytes;
}

const [START_OF_SCAN, APP0, APP1, APP2, APP14, APP15, COMMENT] = [0xda, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

function stripJpeg(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (marker === START_OF_SCAN) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at, end);
    if (marker === APP1) kept.push(orientationOnly(segment));
    else if (!(marker === COMMENT || (marker > APP0 && marker <= APP15 && !drawsColours(marker, segment))))
      kept.push(segment);
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

/** Colour profiles (not the multi-picture index that shares their marker) and Adobe's colour transform. */
const drawsColours = (marker: number, segment: Buffer): boolean =>
  marker === APP14 || (marker === APP2 && segment.toString('latin1', 4, 15) === 'ICC_PROFILE');

/** Marker, length, “Exif”, little-endian TIFF, one entry: orientation, one SHORT (its value at 28); no further directory. */
const TURNED = [
  'ffe1',
  '0022',
  '457869660000',
  '49492a0008000000',
  '0100',
  '12010300',
  '01000000',
  '01000000',
  '00000000',
];

/** An Exif segment that says which way is up and nothing else; nothing at all where the picture stands upright. */
function orientationOnly(segment: Buffer): Buffer {
  const turned = orientationOf(segment);
  if (turned < 2 || turned > 8) return Buffer.alloc(0);
  const exif = Buffer.from(TURNED.join(''), 'hex');
  exif.writeUInt16LE(turned, 28);
  return exif;
}

function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return 0;
  const tiff = segment.subarray(10);
  if (tiff.length < 14) return 0;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < u16(directory); n++) {
    const entry = directory + 2 + n * 12;
    if (u16(entry) === 0x0112) return u16(entry + 8);
  }
  return 0;
}

const PNG_TELLS = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME']);

function stripPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (!PNG_TELLS.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

const WEBP_FLAGS_EXIF_AND_XMP = 0b0000_1100;

function stripWebp(bytes: Buffer): Buffer {
  const kept = [Buffer.from(bytes.subarray(0, 12))];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    const name = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, at + 8 + size + (size % 2)));
    if (name === 'VP8X') chunk[8] = (chunk[8] as number) & ~WEBP_FLAGS_EXIF_AND_XMP;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at += chunk.length;
  }
  const whole = Buffer.concat(kept);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}
