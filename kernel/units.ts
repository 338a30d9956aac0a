import type { ASTNode } from '@marcbachmann/cel-js';
import { nodesOf, typeOf } from './compilation.ts';
import type { Fault } from './place.ts';
import type { Setting } from './schema.ts';
import { text } from './text.ts';

/**
 * To CEL a day, an instant, a duration and fen are all integers. Comparing or adding two that do not belong
 * together is a mistake no type checker sees, so units are followed through the expression.
 */
type Unit = 'date' | 'instant' | 'duration' | 'fen' | 'int';

const BOTH = new Set(['==', '!=', '<', '<=', '>', '>=']);
const UNITS: readonly string[] = ['date', 'instant', 'duration', 'fen', 'int'];

const OF_CALL: Readonly<Record<string, Unit>> = {
  date: 'date',
  day: 'date',
  instant: 'instant',
  elapsed: 'duration',
};

export function unitFault(ast: ASTNode, setting: Setting): Fault | null {
  for (const node of nodesOf(ast)) {
    const fault = BOTH.has(node.op) ? mixed(node, setting) : null;
    if (fault) return fault;
  }
  return null;
}

function mixed(node: ASTNode, setting: Setting): Fault | null {
  const [left, right] = (node.args as [ASTNode, ASTNode]).map((side) => unitOf(side, setting));
  if (!left || !right || left === right) return null;
  // A plain number may stand for money or a length of time, never for a day or a moment
  const plain = left === 'int' ? right : right === 'int' ? left : null;
  if (plain === 'fen' || plain === 'duration') return null;
  return {
    message: text(`单位不合:${left} 与 ${right}`, `Units do not fit: ${left} against ${right}`),
    mend: text(
      '用 day(…) 把时刻变成日期,用 date("…")、elapsed("…") 写常数',
      'Turn an instant into a day with day(…); write constants with date("…") and elapsed("…")',
    ),
  };
}

/** Null where nothing is known of the unit: parameters, answers of other functions. */
function unitOf(node: ASTNode, setting: Setting): Unit | null {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'bigint' ? 'int' : null;
    case '.': {
      const type = setting.schema.types.get(typeOf(node.args[0], setting))?.get(node.args[1])?.type;
      return typeof type === 'string' && UNITS.includes(type) ? (type as Unit) : null;
    }
    case 'call':
      return OF_CALL[node.args[0]] ?? null;
    case '+':
      return sum(unitOf(node.args[0], setting), unitOf(node.args[1], setting));
    case '-':
      return difference(unitOf(node.args[0], setting), unitOf(node.args[1], setting));
    default:
      return null;
  }
}

const sum = (a: Unit | null, b: Unit | null): Unit | null => {
  if (a === 'date' || b === 'date') return 'date';
  if (a === 'instant' || b === 'instant') return 'instant';
  return a === b ? a : null;
};

const difference = (a: Unit | null, b: Unit | null): Unit | null => {
  if (a === 'date') return b === 'date' ? 'int' : 'date';
  if (a === 'instant') return b === 'instant' ? 'duration' : 'instant';
  return a === b ? a : null;
};
