import { useWords } from '../../ui/words.ts';
import { codeWords } from './words.ts';

type Key = keyof (typeof codeWords)['said'];

/** `code('purpose', 'selling')` → 营销. A code nobody named is shown as it is, as is a reason written in words. */
export function useCode(): (group: string, code: string) => string {
  const t = useWords(codeWords);
  return (group, code) => {
    const key = `${group}.${code}`;
    return key in codeWords.said ? t(key as Key) : code;
  };
}
