import { useLanguage } from './words.ts';
import { type Money, sayYuan } from './yuan.ts';

/** `yuan(money)` → 1,192 元, in the reader's language. */
export function useYuan(): (money: Pick<Money, 'amount'>) => string {
  const language = useLanguage();
  return (money) => sayYuan(money, language);
}
