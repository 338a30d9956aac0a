import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/**
 * An id that follows from what it names: the same parts always give the same id, so that writing something twice
 * is harmless. 128 bits, parts kept apart by a character no id contains.
 */
export const hashId = (...parts: readonly (string | number)[]): string =>
  sha256Hex(parts.join('\u001f')).slice(0, 32);
