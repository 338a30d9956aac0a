import { Refusal } from '../../../platform/refusal.ts';
import { type Loaded, type LoadedPack, loadPacks } from './load-packs.ts';

let read: Loaded | null = null;

/** The packs that come with this version of Guiju, read once. */
export function shippedPacks(): readonly LoadedPack[] {
  read ??= loadPacks();
  return read.packs;
}

/** @throws Refusal `pack.unknown` */
export function shippedPack(name: string): LoadedPack {
  const found = shippedPacks().find(({ pack }) => pack.pack === name);
  if (!found)
    throw new Refusal('pack.unknown', 404, { zh: `没有「${name}」这套制度`, en: `There is no pack ${name}` });
  return found;
}
