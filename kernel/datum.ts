import type { ASTNode } from '@marcbachmann/cel-js';
import { type Compilation, fieldOf, isPath } from './compilation.ts';
import type { FieldType } from './fact.ts';
import type { Run } from './set.ts';
import { converter, primitiveOf } from './values.ts';

/** `fact.data.name` as it stands in the fact, with what `typeof` must say of it to count as there. */
export interface Datum {
  name: string;
  primitive: 'number' | 'boolean' | 'string';
}

/** Null for anything else, and where a value is converted before it is compared. */
export function datumOf(node: ASTNode, c: Compilation): Datum | null {
  if (node.op !== '.') return null;
  const [target, name] = node.args;
  if (!isPath(target, 'fact', 'data')) return null;
  const type = fieldOf(target, name, c);
  const primitive = converter(type) ? null : primitiveOf(type);
  return primitive && { name, primitive };
}

export function readDatum(name: string, type: FieldType): Run {
  const convert = converter(type);
  if (convert)
    return (m) => {
      const value = m.fact.data[name];
      return value === undefined ? undefined : convert(value);
    };
  const primitive = primitiveOf(type);
  if (primitive !== null) return readAs[primitive](name);
  return (m) => {
    const value = m.fact.data[name];
    return Array.isArray(value) ? value : undefined;
  };
}

/** Each names the type it looks for, since that is told fastest. */
const readAs: Readonly<Record<'number' | 'boolean' | 'string', (name: string) => Run>> = {
  number: (name) => (m) => {
    const value = m.fact.data[name];
    return typeof value === 'number' ? value : undefined;
  },
  boolean: (name) => (m) => {
    const value = m.fact.data[name];
    return typeof value === 'boolean' ? value : undefined;
  },
  string: (name) => (m) => {
    const value = m.fact.data[name];
    return typeof value === 'string' ? value : undefined;
  },
};
