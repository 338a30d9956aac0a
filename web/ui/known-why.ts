import type { Said } from './words.ts';

/** What a device can say of an obligation while the server is away. */
export interface KnownWhy {
  clause: string;
  n: number;
  title: Said;
  about: string;
  dueAt: string | null;
}

type Knows = (obligation: string) => Promise<KnownWhy | null>;
const knowing: Knows[] = [];

/** A feature that keeps obligations on the device says here what it knows of one. */
export function onAskedWhy(knows: Knows): void {
  knowing.push(knows);
}

export async function knownWhy(obligation: string): Promise<KnownWhy | null> {
  for (const knows of knowing) {
    const known = await knows(obligation);
    if (known) return known;
  }
  return null;
}
