import type { ASTNode } from '@marcbachmann/cel-js';
import type { FieldType, Value } from './fact.ts';
import type { Setting } from './schema.ts';
import type { Leaf, Run } from './set.ts';

/** The making of one expression's closures: what it is compiled against, and what it turned out to read. */
export interface Compilation extends Setting {
  readonly leaves: Leaf[];
  /** Variables of `exists`, `all`, `filter`, `map`: name → place in the frame. */
  readonly locals: Map<string, number>;
  readonly frame: (Value | undefined)[];
}

export const compilation = (setting: Setting): Compilation => ({
  ...setting,
  leaves: [],
  locals: new Map(),
  frame: [],
});

export type Of<T extends ASTNode['op']> = Extract<ASTNode, { op: T }>;
export type MakeRun = (node: ASTNode, c: Compilation) => Run;

/** CEL that the library would take and conditions do not. */
export class NotInConditions extends Error {
  readonly node: ASTNode;
  constructor(node: ASTNode, what: string) {
    super(what);
    this.node = node;
  }
}

/** The CEL type of a node: as checked, or read off the schema where the library does not check. */
export function typeOf(node: ASTNode, setting: Pick<Setting, 'schema' | 'variables'>): string {
  const checked = (node as { checkedType?: { name: string } }).checkedType?.name;
  if (checked) return checked;
  if (node.op === 'id') return setting.variables.get(node.args) ?? '';
  if (node.op === '.')
    return setting.schema.types.get(typeOf(node.args[0], setting))?.get(node.args[1])?.cel ?? '';
  return '';
}

/** `has(…)` is not type-checked by the library, so its inner links are looked up here. */
export function fieldOf(target: ASTNode, name: string, c: Compilation): FieldType {
  return c.schema.types.get(typeOf(target, c))?.get(name)?.type ?? 'code';
}

/** Whether it reads `root.part`. */
export const isPath = (node: ASTNode, root: string, part: string): boolean =>
  node.op === '.' && node.args[1] === part && node.args[0].op === 'id' && node.args[0].args === root;

export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const inner of [node.args].flat(3)) if (isNode(inner)) yield* nodesOf(inner);
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value;
