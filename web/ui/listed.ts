import type { Language } from './words.ts';

/** Names in a row, as each language writes them. */
export const listed = (language: Language, items: readonly string[]): string =>
  items.join(language === 'zh' ? '、' : ', ');
