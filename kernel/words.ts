import { type ASTNode, parse } from '@marcbachmann/cel-js';
import type { Text, Value } from './fact.ts';
import type { Schema, Variables } from './schema.ts';
import { sourceOf } from './source.ts';
import { COMPARED, OF_FACT, ROOTS } from './spoken-names.ts';
import { text } from './text.ts';

/** What an expression is read aloud against: the schema for names of fields and codes, the parameters for figures. */
export interface Wording {
  schema: Schema;
  variables: Variables;
  params: Readonly<Record<string, Value>>;
}

/** A condition in both languages, with the names fields and codes have on screen: 结果是已购 / result is bought. */
export function inWords(expression: string, wording: Wording): Text {
  try {
    return say(parse(expression).ast, wording);
  } catch {
    return text(expression, expression);
  }
}

function say(node: ASTNode, w: Wording): Text {
  const compared = COMPARED[node.op];
  if (compared) {
    const [left, right] = node.args as unknown as [ASTNode, ASTNode];
    return join([say(left, w), text(...compared), named(right, left, w)]);
  }
  switch (node.op) {
    case '&&':
    case '||':
      return joined(node.op, node.args, w);
    case '!_':
      return negated(node.args, w);
    case 'call':
      return called(node.args[0], node.args[1], w);
    case 'value':
      return text(String(node.args), String(node.args));
    case 'list':
      return listed(node.args.map((item) => say(item, w)));
    case '.':
      return field(node, w);
    case 'id':
      return ROOTS[node.args] ?? text(node.args, node.args);
    default:
      return text(sourceOf(node), sourceOf(node));
  }
}

/** `has(x) && x`: that there is an x need not be said beside it. */
const asksFirst = (left: ASTNode, right: ASTNode): boolean =>
  left.op === 'call' &&
  left.args[0] === 'has' &&
  left.args[1].every((arg) => sourceOf(arg) === sourceOf(right));

function joined(op: '&&' | '||', [left, right]: readonly [ASTNode, ASTNode], w: Wording): Text {
  if (op === '&&' && asksFirst(left, right)) return say(right, w);
  const [a, b] = [left, right].map((side) =>
    op === '&&' && side.op === '||' ? bracketed(say(side, w)) : say(side, w),
  ) as [Text, Text];
  return join([a, op === '&&' ? text(',且', ' and ') : text(',或', ' or '), b]);
}

function negated(node: ASTNode, w: Wording): Text {
  const several = node.op === '||' || (node.op === '&&' && !asksFirst(...node.args));
  return join([text('不成立:', 'not: '), several ? bracketed(say(node, w)) : say(node, w)]);
}

const bracketed = ({ zh, en }: Text): Text => text(`(${zh})`, `(${en})`);

/** The name of a field; a chain of questions reads from its owner to its end: 负责人的上级. */
function field(node: Extract<ASTNode, { op: '.' }>, w: Wording): Text {
  const [target, name] = node.args;
  if (target.op === 'id' && target.args === 'params') {
    const value = w.params[name];
    return value === undefined
      ? text(`待填项 ${name}`, `the blank ${name}`)
      : text(String(value), String(value));
  }
  if (target.op === 'id' && target.args === 'fact') return OF_FACT[name] ?? text(name, name);
  const own = specOf(node, w)?.text ?? text(name, name);
  if (target.op === '.' && !isBag(target)) return join([say(target, w), text('的', '’s '), own]);
  return target.op === 'id' && target.args === 'actor'
    ? join([text('操作人的', 'whoever acts: '), own])
    : own;
}

const isBag = (node: ASTNode): boolean =>
  node.op === '.' &&
  node.args[0].op === 'id' &&
  node.args[0].args === 'fact' &&
  ['data', 'refs'].includes(node.args[1]);

export function specOf(node: ASTNode, { schema, variables }: Wording) {
  if (node.op !== '.') return undefined;
  return schema.types.get(typeName(node.args[0], { schema, variables }))?.get(node.args[1]);
}

function typeName(node: ASTNode, w: Pick<Wording, 'schema' | 'variables'>): string {
  if (node.op === 'id') return w.variables.get(node.args) ?? '';
  return node.op === '.' ? (w.schema.types.get(typeName(node.args[0], w))?.get(node.args[1])?.cel ?? '') : '';
}

/** A code is said by its label, where its field declares one. */
function named(node: ASTNode, beside: ASTNode, w: Wording): Text {
  if (node.op === 'list') return listed(node.args.map((item) => named(item, beside, w)));
  const label = node.op === 'value' ? specOf(beside, w)?.codes?.[String(node.args)] : undefined;
  return label ?? say(node, w);
}

function called(name: string, args: readonly ASTNode[], w: Wording): Text {
  const [first, second] = args.map((arg) => say(arg, w)) as [Text, Text];
  switch (name) {
    case 'has':
      return join([text('有', 'there is '), first]);
    case 'days':
    case 'workdays': {
      const unit = name === 'days' ? text('的天数', 'days from ') : text('的工作日数', 'workdays from ');
      return text(`${first.zh}到${second.zh}${unit.zh}`, `${unit.en}${first.en} to ${second.en}`);
    }
    case 'size':
    case 'count':
      return text(`${first.zh}的个数`, `the number of ${first.en}`);
    case 'day':
    case 'date':
    case 'clock':
    case 'instant':
    case 'elapsed':
      return first;
    case 'moment':
      return text(`${first.zh} ${second.zh}`, `${first.en} ${second.en}`);
    case 'timeOfDay':
      return text(`${first.zh}的钟点`, `the hour of ${first.en}`);
    default:
      return text(`${name}(${first?.zh ?? ''})`, `${name}(${first?.en ?? ''})`);
  }
}

const join = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join(''), parts.map(({ en }) => en).join(''));

const listed = (items: readonly Text[]): Text =>
  text(items.map(({ zh }) => zh).join('、'), items.map(({ en }) => en).join(', '));
