import type { ComponentType } from 'react';
import type { Said } from './words.ts';

/**
 * What a feature tells the shell about one of its screens. A screen without `needs` is for every member;
 * one with it exists only for those who may: no dead entries on the rail.
 */
export interface Screen {
  /** `/customers/$id`; parameters come from the router. */
  path: string;
  title: Said;
  /** The verb of `access.ts` one must hold; any of several. */
  needs?: string | readonly string[];
  /** `shell` (default) has the rail and the bar; `bare` has neither; `open` also needs no session. */
  frame?: 'shell' | 'bare' | 'open';
  load: () => Promise<ComponentType>;
  /** Place on the desktop rail; `under` groups several screens of one noun below the first. */
  rail?: { order: number; icon: ComponentType; label?: Said };
  /** Place on the phone's bar. */
  bar?: { order: number; icon: ComponentType; label?: Said };
}

export function mayOpen(screen: Screen, may: ReadonlySet<string>): boolean {
  if (!screen.needs) return true;
  const needs = typeof screen.needs === 'string' ? [screen.needs] : screen.needs;
  return needs.some((verb) => may.has(verb));
}
