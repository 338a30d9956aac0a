import type { Screen } from './clause.ts';
import type { Text } from './fact.ts';

/** A word that must not be there, where; or a line that must be there and is not (no span). */
export interface Hit {
  kind: 'must-not' | 'must';
  word: string;
  /** Start and end in the text as given. */
  span: readonly [number, number] | null;
  why: Text;
}

/**
 * Screens a text both ways. What stands inside an allowed sentence, in a denial (不能治病) or in the customer's own
 * words (顾客说:…) is no hit. Width of punctuation, spaces and case do not matter, so that 降 血压 is 降血压.
 */
export function hitsOf(screen: Screen, text: string): readonly Hit[] {
  const folded = fold(text);
  const exempt = exempted(folded.text, screen.allowed ?? []);
  const free = ([start, end]: readonly [number, number]) =>
    exempt.some(([from, to]) => from <= start && end <= to);
  const mustNot = (screen.mustNot ?? []).flatMap(({ words, why }) =>
    words.flatMap((word) =>
      spansOf(folded.text, fold(word).text)
        .filter((span) => !free(span) && !denied(folded.text, span[0]))
        .map(
          ([start, end]): Hit => ({
            kind: 'must-not',
            word,
            span: [at(folded, start), at(folded, end - 1) + 1],
            why,
          }),
        ),
    ),
  );
  const first = firstLineOf(folded.text);
  const must = (screen.must ?? [])
    .filter(
      ({ any, in: where }) => !any.some((word) => (where ? first : folded.text).includes(fold(word).text)),
    )
    .map(({ any, why }): Hit => ({ kind: 'must', word: any[0] ?? '', span: null, why }));
  return [...mustNot, ...must];
}

/** Lines that must be there may ask for the `{organisation}` by its name. */
export const inNameOf = (screen: Screen, organisation: string | undefined): Screen => ({
  ...screen,
  must: screen.must?.map((line) => ({
    ...line,
    any: line.any.flatMap((word) => (word === '{organisation}' ? (organisation ?? []) : word)),
  })),
});

interface Folded {
  text: string;
  /** Where each character of the folded text stood. */
  from: readonly number[];
}

/** What is read or heard before anything else: the first sentence or line, after a greeting (各位叔叔阿姨好!). */
const firstLineOf = (text: string): string =>
  /^\n*(?:[^\n。!?]*[好安][。!\n]\n*)?([^\n。!?]*)/.exec(text)?.[1] ?? '';

const at = (folded: Folded, i: number): number => folded.from[i] ?? 0;

function fold(text: string): Folded {
  let out = '';
  const from: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const plain = (text[i] as string).normalize('NFKC').toLowerCase();
    if (/^\s*$/.test(plain) && plain !== '\n') continue;
    for (const char of plain) {
      out += char;
      from.push(i);
    }
  }
  return { text: out, from };
}

function spansOf(text: string, word: string): [number, number][] {
  const spans: [number, number][] = [];
  if (word === '') return spans;
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) spans.push([i, i + word.length]);
  return spans;
}

/** Allowed sentences, and what the customer said, to the end of the quotation or sentence. */
function exempted(text: string, allowed: readonly string[]): [number, number][] {
  const said = [
    ...text.matchAll(
      /(?:顾客|客户|会员|她|他)(?:自己)?说[::,]?(?:[「“"『]([^」”"』]*)[」”"』]|[^。!?;\n]*)/g,
    ),
  ];
  return [
    ...allowed.flatMap((sentence) => spansOf(text, fold(sentence).text)),
    ...said.map((match): [number, number] => [match.index, match.index + match[0].length]),
  ];
}

const DENIALS = [
  '不能',
  '不可以',
  '不会',
  '不得',
  '并非',
  '不是',
  '没有',
  '无法',
  '不具有',
  '不宣称',
  '不承诺',
  '禁止',
  '严禁',
  '不',
  '无',
];
const BETWEEN = /(?:用于|用来|作为|具有|可以|能够|能|有|可)+$/;

/** A denial just before the word: 不能治病, 不具有治疗…; not 不得不治病, which denies a denial. */
function denied(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const denial = denialAtEnd(before) ?? denialAtEnd(before.replace(BETWEEN, ''));
  return denial !== null && denialAtEnd(denial) === null;
}

/** What stands before a denial at the end of a text; null when it ends in none. */
function denialAtEnd(text: string): string | null {
  const word = DENIALS.find((one) => text.endsWith(one));
  return word === undefined ? null : text.slice(0, -word.length);
}
