import type { Fact, Text } from '../../../../kernel/index.ts';
import { registry } from '../../../ledger/index.ts';
import { sayYuan } from '../say-yuan.ts';

/** What a request that is a fact by itself says in numbers and money: whoever says yes sees how much it is. */
export function factFigures(fact: Fact): { name: Text; says: Text }[] {
  const fields = registry().kinds.get(fact.kind)?.data ?? {};
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = fact.data[name];
    if (typeof value !== 'number') return [];
    const says =
      field.type === 'fen'
        ? { zh: `${sayYuan(value)} 元`, en: `¥${sayYuan(value)}` }
        : { zh: String(value), en: String(value) };
    return [{ name: field.text, says }];
  });
}
