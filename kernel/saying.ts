import { parse } from '@marcbachmann/cel-js';
import type { Compiler } from './compiler.ts';
import type { Text, Value } from './fact.ts';
import type { Expression, Moment } from './set.ts';
import { specOf, type Wording } from './words.ts';

/** What a clause says, with the figures and names of the moment where it has `{an expression}`. */
export type Saying = (m: Moment) => Text;

interface Piece {
  /** Literal words, or what stands between two braces. */
  words: string;
  read: Expression | null;
  codes: Readonly<Record<string, Text>>;
}

/**
 * 还差：{fact.refs.event.missing} becomes 还差：礼品 – whoever is refused reads what is missing, not that something
 * is. Null when the words are always the same.
 */
export function sayingOf(c: Compiler, says: Text, kind: string, pointer: string): Saying | null {
  if (!says.zh.includes('{') && !says.en.includes('{')) return null;
  const zh = piecesOf(c, says.zh, kind, `${pointer}/zh`);
  const en = piecesOf(c, says.en, kind, `${pointer}/en`);
  return (m) => ({ zh: filled(zh, m, 'zh', '、'), en: filled(en, m, 'en', ', ') });
}

function piecesOf(c: Compiler, words: string, kind: string, pointer: string): Piece[] {
  const { schema, version } = c;
  const wording = { schema, variables: schema.variables(kind, version.params, []), params: version.params };
  return words.split(/\{([^{}]*)\}/).map((part, i) => {
    if (i % 2 === 0) return { words: part, read: null, codes: {} };
    return { words: part, read: c.expression(part, kind, pointer, 'any'), codes: codesRead(part, wording) };
  });
}

/** The labels of the codes an expression gives, where the field it reads declares them. */
function codesRead(expression: string, wording: Wording): Piece['codes'] {
  try {
    return specOf(parse(expression).ast, wording)?.codes ?? {};
  } catch {
    return {};
  }
}

const filled = (pieces: readonly Piece[], m: Moment, language: 'zh' | 'en', joint: string): string =>
  pieces.map((piece) => (piece.read ? shown(piece, m, language, joint) : piece.words)).join('');

/** A value that cannot be told is left out of the sentence, not guessed. */
function shown({ read, codes }: Piece, m: Moment, language: 'zh' | 'en', joint: string): string {
  const value = read?.run(m);
  if (value === undefined) return '…';
  const items: readonly Value[] = Array.isArray(value) ? value : [value];
  return items.map((item) => codes[String(item)]?.[language] ?? String(item)).join(joint);
}
