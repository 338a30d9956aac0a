import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { PlayCounts, PlayEnd, PlayLine } from '../contract/demo.ts';
import { introduce } from '../server/ledger/index.ts';
import { modules } from '../server/main.ts';
import { type Play, playOnce } from '../server/modules/demo/index.ts';
import { realClock } from '../server/platform/clock.ts';
import { dataPath } from './data-path.ts';
import { demoPlay, PACE } from './demo-play.ts';
import { type Language, lineInWords } from './line-in-words.ts';
import { reachDatabase } from './reach-database.ts';
import { whenAskedToStop } from './stop.ts';

const HELP = `guiju demo play [--en] [--fast]

  One event in a demo company of its own, from the plan to the call-backs, in a minute. Each line says who did what,
  which clause answered and what it opened. Only where there is nobody's own organisation. --en in English, --fast
  without the pauses. 在一家专设的演示公司里,把一场会从计划走到回访,一分钟。`;

/** `guiju demo play`: also while Guiju runs. */
export async function demo(args: string[]): Promise<number> {
  const options = { en: { type: 'boolean' }, fast: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help || positionals[0] !== 'play') {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const play = await demoPlay();
  if (!play) throw new Error('This Guiju was installed without its demo; start it from its source.');
  const database = await reachDatabase(dataPath());
  introduce(modules);
  try {
    return await tell(play, database.url, values.en ? 'en' : 'zh', values.fast ? 0 : PACE);
  } finally {
    await database.close();
  }
}

async function tell(play: Play, url: string, language: Language, pace: number): Promise<number> {
  const stopping = new AbortController();
  void whenAskedToStop().asked.then(() => stopping.abort());
  const pause = async () => void (await wait(pace, undefined, { signal: stopping.signal }));
  let before: PlayCounts | null = null;
  const say = (line: PlayLine) => {
    console.log(lineInWords(line, before, language));
    before = line.counts;
  };
  const begins = () => console.log(language === 'zh' ? '正在搭台……' : 'setting the stage …');
  try {
    const end = await playOnce({ url, clock: realClock, play, begins, tell: say, pause });
    goodbye(end, language);
    return 0;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    console.log(language === 'zh' ? '已停止,什么都没有留下' : 'Stopped; nothing of it was kept');
    return 1;
  }
}

function goodbye({ event, callBack, accounts }: PlayEnd, language: Language): void {
  const zh = language === 'zh';
  const lines = accounts.map(
    ({ account, password, name, post }) =>
      `${account.padEnd(16)} ${password.padEnd(14)} ${name} ${post[language]}`,
  );
  const where = [
    [zh ? '总结' : 'Summary', `/events/${event}?tab=summary`],
    [zh ? '今日' : 'Today', '/today'],
    [zh ? '为什么打这个回访' : 'Why this call-back', `/today?why=${callBack}`],
  ].map(([what, path]) => `${what}  ${path}`);
  console.log(
    ['', zh ? '登录这家公司接着看:' : 'Sign in to that company and look on:', ...lines, '', ...where].join(
      '\n',
    ),
  );
}
