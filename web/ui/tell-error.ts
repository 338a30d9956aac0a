import { App } from 'antd';
import { toldBy } from './states.tsx';
import { uiWords } from './ui-words.ts';
import { useSay, useWords } from './words.ts';

/** Says what a write was refused for, in the server's own sentence, and the mend if there is one. */
export function useTellError(): (error: unknown) => void {
  const say = useSay();
  const t = useWords(uiWords);
  const { message } = App.useApp();
  return (error) => {
    const told = toldBy(error);
    if (told) void message.error(told.mend ? `${say(told.says)} ${say(told.mend)}` : say(told.says));
    else void message.error(error instanceof Error && error.name === 'Unreachable' ? t('away') : t('broke'));
  };
}
