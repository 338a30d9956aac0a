import { App } from 'antd';
import { useSay, useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import type { Fate } from './queue.ts';

/** Says what became of something kept, in the one way every sheet does; `null` where its answer is told at length. */
export function useSayFate(): (fate: Fate<unknown>, kept: string | null) => boolean {
  const t = useWords(followupWords);
  const say = useSay();
  const { message } = App.useApp();
  return (fate, kept) => {
    if (fate.fate === 'refused') {
      const { says, mend } = fate.error;
      void message.error(mend ? `${say(says)} ${say(mend)}` : say(says));
      return false;
    }
    if (fate.fate === 'waiting') void message.info(t('savedHere'));
    else if (kept !== null) void message.success(kept);
    return true;
  };
}
