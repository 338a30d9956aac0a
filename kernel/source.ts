import type { ASTNode } from '@marcbachmann/cel-js';

/**
 * The text of one part of an expression. The library's places leave out the brackets around a part's first and last
 * value, so those that are open are fetched back: `!(a && b` is read as `!(a && b)`.
 */
export function sourceOf({ input, start, end }: ASTNode): string {
  let [left, right] = [start, end];
  const { opened, closed } = unmatched(input.slice(start, end));
  for (let n = 0; n < closed; n++) left = input.lastIndexOf('(', left - 1);
  for (let n = 0; n < opened; n++) right = input.indexOf(')', right) + 1;
  return input.slice(left, right);
}

/** Brackets without their other half, those inside texts left out. */
function unmatched(part: string): { opened: number; closed: number } {
  let [opened, closed] = [0, 0];
  for (const bracket of part.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '').match(/[()]/g) ?? [])
    if (bracket === '(') opened += 1;
    else if (opened > 0) opened -= 1;
    else closed += 1;
  return { opened, closed };
}
