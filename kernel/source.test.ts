import { parse } from '@marcbachmann/cel-js';
import { expect, it } from 'vitest';
import { sourceOf } from './source.ts';

it.each([
  '!(has(fact.data.asked) && fact.data.asked)',
  '(a + b) == c',
  'a == (b + c)',
  '((a + b)) * 2 > (3 - (a - b))',
  '!(!(a))',
  'f(a, (b))',
  '"a)" == (b)',
  "a == ':('",
  'a in ["(", (b)]',
  'a[(b)]',
])('a part is shown with its brackets: %s', (source) => {
  expect(sourceOf(parse(source).ast)).toBe(source);
});

it('each part of a condition keeps its own brackets and none of its neighbours', () => {
  const { ast } = parse('x && !(has(a) && b) && (c || d) && y');
  const parts: string[] = [];
  const walk = (node: typeof ast): void => {
    if (node.op === '&&') for (const side of node.args) walk(side);
    else parts.push(sourceOf(node));
  };
  walk(ast);
  expect(parts).toEqual(['x', '!(has(a) && b)', 'c || d', 'y']);
});
