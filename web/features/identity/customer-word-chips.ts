import type { Language } from '../../ui/words.ts';

const words = { 顾客: 'customer', 客户: 'client', 会员: 'member', 业主: 'owner' } as const;

export type CustomerWord = keyof typeof words;

/** What the people served may be called; the Chinese word is the one that counts, English readers see theirs beside it. */
export const customerWordChips = (language: Language): { value: CustomerWord; label: string }[] =>
  (Object.keys(words) as CustomerWord[]).map((value) => ({
    value,
    label: language === 'zh' ? value : `${value} · ${words[value]}`,
  }));
