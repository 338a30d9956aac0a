/** Reads a QR code out of a picture. What the browser brings is used; the reader we bring is loaded only without. */

interface Reader {
  detect(picture: ImageBitmapSource): Promise<readonly { rawValue: string }[]>;
}
type Built = new (options: { formats: string[] }) => Reader;

let reader: Promise<Reader> | undefined;

export async function codeIn(picture: ImageBitmapSource): Promise<string | null> {
  reader ??= make();
  const [found] = await (await reader).detect(picture);
  return found?.rawValue ?? null;
}

async function make(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: Built & { getSupportedFormats(): Promise<string[]> } })
    .BarcodeDetector;
  if (own && (await own.getSupportedFormats().catch((): string[] => [])).includes('qr_code'))
    return new own({ formats: ['qr_code'] });
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  // From this house, not from somebody's network of copies
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
  return new BarcodeDetector({ formats: ['qr_code'] });
}
