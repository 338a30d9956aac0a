import { type ComponentType, createContext, useContext } from 'react';
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
  /** Place on the phone's bar; `needs` where it earns a place there only for some. */
  bar?: { order: number; icon: ComponentType; label?: Said; needs?: string };
}

export function mayOpen(screen: Screen, may: ReadonlySet<string>): boolean {
  if (!screen.needs) return true;
  const needs = typeof screen.needs === 'string' ? [screen.needs] : screen.needs;
  return needs.some((verb) => may.has(verb));
}

export function railOf(screens: readonly Screen[]): Screen[] {
  return screens.filter((screen) => screen.rail).sort((a, b) => (a.rail?.order ?? 0) - (b.rail?.order ?? 0));
}

const barHolds = 5;

/** A phone's bar holds five: the first four, and the last (我的), behind which stands all the rest. */
export function barOf(screens: readonly Screen[], may: ReadonlySet<string>): Screen[] {
  const items = screens
    .filter(({ bar }) => bar && (!bar.needs || may.has(bar.needs)))
    .sort((a, b) => (a.bar?.order ?? 0) - (b.bar?.order ?? 0));
  const last = items.at(-1);
  return items.length <= barHolds || !last ? items : [...items.slice(0, barHolds - 1), last];
}

const MyScreens = createContext<readonly Screen[]>([]);

/** The screens this person may see, told by the shell. */
export const MyScreensProvider = MyScreens.Provider;
export const useMyScreens = (): readonly Screen[] => useContext(MyScreens);
