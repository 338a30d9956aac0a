/** What the first bytes say a file is. What the sender calls it is not asked. */
export function mediaTypeOf(bytes: Buffer): string | null {
  return (
    SIGNS.find(({ at, sign }) => bytes.subarray(at, at + sign.length).toString('latin1') === sign)?.type ??
    null
  );
}

/** The papers, pictures and recordings people attach. */
const SIGNS: readonly { type: string; at: number; sign: string }[] = [
  { type: 'image/jpeg', at: 0, sign: '\xff\xd8\xff' },
  { type: 'image/png', at: 0, sign: '\x89PNG\r\n\x1a\n' },
  { type: 'image/webp', at: 8, sign: 'WEBP' },
  { type: 'application/pdf', at: 0, sign: '%PDF-' },
  { type: 'audio/mpeg', at: 0, sign: 'ID3' },
  { type: 'audio/mpeg', at: 0, sign: '\xff\xfb' },
  { type: 'audio/amr', at: 0, sign: '#!AMR' },
  { type: 'audio/wav', at: 8, sign: 'WAVE' },
  { type: 'audio/ogg', at: 0, sign: 'OggS' },
  { type: 'audio/webm', at: 0, sign: '\x1a\x45\xdf\xa3' },
  { type: 'audio/mp4', at: 4, sign: 'ftypM4A' },
];
