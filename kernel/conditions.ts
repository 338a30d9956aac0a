import type { ASTNode } from '@marcbachmann/cel-js';
import { closure } from './closures.ts';
import { codeFault } from './codes.ts';
import { compilation, NotInConditions, nodesOf, typeOf } from './compilation.ts';
import { functionNames } from './functions.ts';
import { needsOf } from './needs.ts';
import type { Fault } from './place.ts';
import type { Setting } from './schema.ts';
import type { Expression, Leaf, Moment, Part } from './set.ts';
import { sourceOf } from './source.ts';
import { nearest, text } from './text.ts';
import { unitFault } from './units.ts';

export type Wants = 'bool' | 'int' | 'any';

/** @returns the compiled expression, or what is wrong with it and how to mend it. */
export function compileExpression(source: string, setting: Setting, wants: Wants): Expression | Fault {
  try {
    const parsed = setting.schema.environment(setting.variables).parse(source);
    const unknown = unknownField(parsed.ast, setting);
    if (unknown) return unknown;
    const checked = parsed.check();
    if (!checked.valid) return libraryFault(checked.error, setting, source);
    if (wants !== 'any' && checked.type !== wants && checked.type !== 'dyn')
      return wrongType(checked.type, wants);
    return (
      codeFault(parsed.ast, setting) ??
      unitFault(parsed.ast, setting) ??
      expression(source, parsed.ast, setting)
    );
  } catch (error) {
    if (error instanceof NotInConditions) return notInConditions(error);
    return libraryFault(error, setting, source);
  }
}

export const isFault = (made: Expression | Fault): made is Fault => 'mend' in made;

function expression(source: string, ast: ASTNode, setting: Setting): Expression {
  const whole = compilation(setting);
  const run = closure(ast, whole);
  const parts = joinedBy(ast).map((node): Part => {
    const own = compilation(setting);
    return { source: sourceOf(node), run: closure(node, own), leaves: own.leaves };
  });
  return { source, run, leaves: whole.leaves, parts, needs: needsOf(ast, setting) };
}

const joinedBy = (node: ASTNode): ASTNode[] =>
  node.op === '&&' || node.op === '||' ? node.args.flatMap(joinedBy) : [node];

/** Why an expression gave no answer: the first value that is missing. */
export function reasonOf(made: { source: string; leaves: readonly Leaf[] }, m: Moment): string {
  const missing = made.leaves.find((leaf) => leaf.run(m) === undefined);
  return missing ? `${missing.source} is missing` : `${made.source} cannot be computed`;
}

/** The inner links of `has(…)` are not checked by the library, and only here can a near name be offered. */
function unknownField(ast: ASTNode, setting: Setting): Fault | null {
  for (const node of nodesOf(ast)) {
    if (node.op !== '.') continue;
    const [target, name] = node.args;
    const params = target.op === 'id' && target.args === 'params';
    const fields = params ? paramNames(setting) : setting.schema.types.get(typeOf(target, setting));
    if (fields && !fields.has(name)) return unknownName(sourceOf(target), name, fields.keys());
  }
  return null;
}

const paramNames = ({ variables }: Setting): Map<string, true> =>
  new Map(
    [...variables.keys()].filter((key) => key.startsWith('params.')).map((key) => [key.slice(7), true]),
  );

function unknownName(owner: string, name: string, names: Iterable<string>): Fault {
  const all = [...names];
  const near = nearest(name, all);
  return {
    message: owner
      ? text(`${owner} 没有 ${name}`, `${owner} has no ${name}`)
      : text(`没有 ${name}`, `There is no ${name}`),
    mend: near
      ? text(`是不是 ${near}?`, `Did you mean ${near}?`)
      : text(`可用:${all.join('、') || '(无)'}`, `It has: ${all.join(', ') || '(nothing)'}`),
  };
}

/** The library's own message names types, not clauses; the commonest are said in words that help. */
function libraryFault(error: unknown, setting: Setting, source: string): Fault {
  const summary = (error as { summary?: string }).summary ?? (error as Error).message;
  const variable = /Unknown variable: (\w+)/.exec(summary)?.[1];
  if (variable) {
    const names = [...setting.variables.keys()].filter((name) => !name.includes('.'));
    return unknownName('', variable, [...names, 'params']);
  }
  const called = /overload for '(\w+)\(/.exec(summary)?.[1];
  if (called && !functionNames.includes(called))
    return unknownName('', called, [...functionNames, 'has', 'size']);
  if (/int == string|string == int|int [<>]=? string/.test(summary))
    return {
      message: text(`条件不成立的类型:${summary}`, `Types do not fit: ${summary}`),
      mend: text(
        '日期写成 date("2026-01-01"),时长写成 elapsed("P3D")',
        'Write dates as date("2026-01-01") and durations as elapsed("P3D")',
      ),
    };
  return {
    message: text(`条件写得不对:${summary}`, `Not a valid condition: ${summary}`),
    mend: text(`检查「${source}」`, `Check "${source}"`),
  };
}

const wrongType = (found: string | undefined, wants: Wants): Fault => ({
  message: text(`这里要 ${wants},得到的是 ${found}`, `${wants} is wanted here, this gives ${found}`),
  mend:
    wants === 'bool'
      ? text('写成一个比较', 'Write a comparison')
      : text('写成一个整数算式', 'Write a sum of whole numbers'),
});

const notInConditions = (error: NotInConditions): Fault => ({
  message: text(`条件里不能用:${error.message}`, `Conditions cannot use ${error.message}`),
  mend: text(
    `只用字段、参数和函数 ${functionNames.join('、')}`,
    `Use fields, params and the functions ${functionNames.join(', ')}`,
  ),
});
