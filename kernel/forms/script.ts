import type { Script } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import type { Ready } from '../set.ts';
import { text } from '../text.ts';

/** What to say? Every variable in the words is declared, in both languages. */
export function compileScript(c: Compiler, clause: Script): Partial<Ready> {
  const declared = new Set(clause.variables ?? []);
  for (const language of ['zh', 'en'] as const)
    for (const [, name = ''] of clause.says[language].matchAll(/\{(\w+)\}/g))
      if (!declared.has(name))
        c.problem(
          `/says/${language}`,
          text(`{${name}} 没有声明`, `{${name}} is not declared`),
          text('列入 variables', 'List it under variables'),
        );
  return {};
}
