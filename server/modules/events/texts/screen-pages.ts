import type { TextMark } from '../../../../contract/texts.ts';
import type { Decision } from '../../../../kernel/index.ts';
import { decideText, type NewFact } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** Judges a text by the clauses in force: what is marked on which page, and whether it may be shown. */
export async function screenPages(
  tx: Transaction,
  shown: NewFact,
  pages: readonly string[],
): Promise<{ decision: Decision; passed: boolean; marks: TextMark[] }> {
  const { decision, screened } = await decideText(tx, shown, pages.join('\n'));
  const place = placeOn(pages);
  const marks = screened.flatMap(({ clause, says, effect, hits }) =>
    hits.map(({ word, why, span }): TextMark => {
      const hint = effect !== 'refuse';
      return { clause, says, hint, word, why, ...(span ? place(span) : nowhere) };
    }),
  );
  const found = new Set(screened.map(({ clause }) => clause));
  // A clause may speak without pointing at a word
  const plain = decision.says
    .filter(({ clause }) => !found.has(clause))
    .map(({ clause, says, effect }): TextMark => {
      return { clause, says, hint: effect !== 'refuse', word: '', why: says, ...nowhere };
    });
  const passed = decision.verdict !== 'refused' && decision.verdict !== 'needs-approval';
  return { decision, passed, marks: [...marks, ...plain].sort(asRead) };
}

const nowhere = { page: null, span: null } as const;

/** From a place in the whole text to one on its page. */
function placeOn(pages: readonly string[]) {
  let next = 0;
  const starts = pages.map((page) => {
    const start = next;
    next += page.length + 1;
    return start;
  });
  return ([from, to]: readonly [number, number]): Pick<TextMark, 'page' | 'span'> => {
    const page = starts.findLastIndex((start) => start <= from);
    const start = starts[page] as number;
    return { page: page + 1, span: [from - start, to - start] };
  };
}

/** In the order in which they are met; what is missing comes last. */
const asRead = (a: TextMark, b: TextMark): number =>
  (a.page ?? Number.POSITIVE_INFINITY) - (b.page ?? Number.POSITIVE_INFINITY) ||
  (a.span?.[0] ?? 0) - (b.span?.[0] ?? 0) ||
  0;
