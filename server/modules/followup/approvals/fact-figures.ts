import type { Fact, Text } from '../../../../kernel/index.ts';
import { registry } from '../../../ledger/index.ts';
import { sayFen } from '../../policy/index.ts';

/** What a request that is a fact by itself says in numbers and money: whoever says yes sees how much it is. */
export function factFigures(fact: Fact): { name: Text; says: Text }[] {
  const fields = registry().kinds.get(fact.kind)?.data ?? {};
  return Object.entries(fields).flatMap(([name, { type, text }]) => {
    const value = fact.data[name];
    if (typeof value !== 'number') return [];
    return [{ name: text, says: type === 'fen' ? sayFen(value) : { zh: String(value), en: String(value) } }];
  });
}
