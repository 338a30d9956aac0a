import type { TextMark } from '../../../../contract/texts.ts';
import style from './texts.module.css';

/** A page as it was handed in, with what may not be said set off. */
export function MarkedText({ text, marks }: { text: string; marks: readonly TextMark[] }) {
  const spans = marks.flatMap(({ span }) => (span ? [span] : []));
  const cuts = [...new Set([0, text.length, ...spans.flat()])].sort((a, b) => a - b);
  return (
    <p className={style.text}>
      {cuts.slice(0, -1).map((from, i) => {
        const piece = text.slice(from, cuts[i + 1]);
        const hit = spans.some(([start, end]) => start <= from && from < end);
        return hit ? <mark key={from}>{piece}</mark> : <span key={from}>{piece}</span>;
      })}
    </p>
  );
}
