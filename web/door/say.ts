import { useSyncExternalStore } from 'react';
import { type WordKey, words } from './words.ts';

/** The desk speaks two languages without a library: it has few words. */
export interface Said {
  zh: string;
  en: string;
}
type Language = 'zh' | 'en';

const remembered = 'guiju.language';
let language: Language = firstLanguage();
const listeners = new Set<() => void>();
show();

function firstLanguage(): Language {
  const chosen = localStorage.getItem(remembered);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

function show(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage(): void {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem(remembered, language);
  show();
  for (const listener of listeners) listener();
}

export function useSay() {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => language,
  );
  const say = (text: Said): string => text[now];
  const t = (key: WordKey, values: Readonly<Record<string, string | number>> = {}): string =>
    words[key][now].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  return { say, t, language: now };
}

/** `07:58` on the organisation's clock, whatever the device thinks its zone is. */
export const clockIn = (zone: string, at: string | number): string =>
  new Date(at).toLocaleTimeString('zh-CN', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
