import type { Standard } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import type { Value } from '../fact.ts';
import type { Ready } from '../set.ts';
import { text } from '../text.ts';

/** What may or must this class get? A value that other clauses and screens look up; `*` for the rest. */
export function compileStandard(c: Compiler, clause: Standard): Partial<Ready> {
  if (clause.on !== undefined) c.kind(clause.on, '/on');
  const by = clause.by === undefined ? null : c.expression(clause.by, clause.on ?? 'any', '/by', 'any');
  const values = new Map<string, Value | null>(
    Object.entries(clause.values).map(([key, value]) => [
      key,
      c.given<Value>(value as Value, `/values/${key}`),
    ]),
  );
  if (by === null && !values.has('*'))
    c.problem(
      '/by',
      text('没说按什么分', 'Nothing says which class gets which value'),
      text('写 by,或只给 * 一个值', 'Write `by`, or give a value for * alone'),
    );
  return {
    value: (m) => {
      const key = by === null ? '*' : by.run(m);
      if (key === undefined) return undefined;
      const value = values.has(String(key)) ? values.get(String(key)) : values.get('*');
      return value ?? undefined;
    },
  };
}
