import { useEffect, useRef } from 'react';
import type { PlayAnswer, PlayLine } from '../../../contract/demo.ts';
import { momentIn, sayDay } from '../../ui/time.ts';
import { type Language, useLanguage, useSay, useWords } from '../../ui/words.ts';
import style from './play.module.css';
import { demoWords } from './words.ts';

const ZONE = 'Asia/Shanghai';
/** Who scrolled up to read is left where they are. */
const NEAR_THE_END = 240;

/** What happens, in its order, each line with what the clauses made of it. */
export function PlayLines({ lines, running }: { lines: readonly PlayLine[]; running: boolean }) {
  const t = useWords(demoWords);
  const end = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows each line that comes
  useEffect(() => {
    const { scrollHeight } = document.documentElement;
    const near = window.scrollY + window.innerHeight > scrollHeight - NEAR_THE_END;
    if (running && near) end.current?.scrollIntoView({ block: 'end' });
  }, [lines.length, running]);
  return (
    <ol className={style.lines} aria-label={t('lines')}>
      {lines.map((line, i) => (
        <Line key={line.nth} line={line} newDay={dayOf(line) !== dayOf(lines[i - 1])} />
      ))}
      <li ref={end} className={style.end} aria-hidden="true" />
    </ol>
  );
}

const dayOf = (line: PlayLine | undefined) => line && momentIn(ZONE, Date.parse(line.at)).day;

function Line({ line, newDay }: { line: PlayLine; newDay: boolean }) {
  const t = useWords(demoWords);
  const language = useLanguage();
  const say = useSay();
  const moment = momentIn(ZONE, Date.parse(line.at));
  return (
    <li className={style.line}>
      {newDay ? <div className={style.day}>{sayDay(moment, language)}</div> : null}
      <div className={style.what}>
        <time dateTime={line.at}>{moment.clock}</time>
        <span>
          <b>{line.who}</b> {say(line.says)}
        </span>
      </div>
      {line.answers.length > 0 ? (
        <ul className={style.answers}>
          {line.answers.map((answer) => (
            <Answer key={`${answer.did}${answer.clause}${answer.says.en}`} answer={answer} />
          ))}
          {line.more > 0 ? <li className={style.more}>{t('more', { n: line.more })}</li> : null}
        </ul>
      ) : null}
    </li>
  );
}

const DID = { refused: 'didRefused', opened: 'didOpened', ended: 'didEnded', met: 'didMet' } as const;

function Answer({ answer }: { answer: PlayAnswer }) {
  const t = useWords(demoWords);
  const say = useSay();
  const language = useLanguage();
  const { clause, did, says, count, who, due } = answer;
  return (
    <li data-did={did}>
      <code className={style.clause}>{clause}</code> <b className={style.did}>{t(DID[did])}</b> {say(says)}
      {count > 1 ? ` ${t('times', { n: count })}` : ''}
      {who ? ` → ${say(who)}` : ''}
      {due ? <span className={style.due}> {t('by', { at: dueIn(due, language) })}</span> : null}
    </li>
  );
}

/** The end of a day belongs to that day, though the clock says midnight. */
function dueIn(due: string, language: Language): string {
  const moment = momentIn(ZONE, Date.parse(due) - 1);
  return moment.clock === '23:59' ? sayDay(moment, language) : `${sayDay(moment, language)} ${moment.clock}`;
}
