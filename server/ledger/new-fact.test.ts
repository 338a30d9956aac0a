import { expect, it } from 'vitest';
import type { FactKind, FieldType } from '../../kernel/index.ts';
import { holdAgainstSchema } from './new-fact.ts';

const held = (type: FieldType, value: string | number | boolean) => () => {
  const data = { x: { type, text: { zh: '项', en: 'x' } } };
  const kind: FactKind = { kind: 'a.done', text: { zh: '做', en: 'done' }, subject: 'customer', data };
  const fact = { kind: 'a.done', subject: 'customer:li', actor: 'member:wang', data: { x: value } };
  holdAgainstSchema(fact, new Map([['a.done', kind]]));
};

it.each<[FieldType, string | number]>([
  ['date', '2028-02-29'],
  ['instant', '2026-03-10T09:00:00+08:00'],
  ['instant', '2026-03-10T01:00:00.123Z'],
  ['duration', 'P1M2DT3H'],
  ['fen', -1],
  ['code', 'bought'],
  ['code', 'main/event:spring'],
  ['ref', 'member:wang'],
])('%s takes %s', (type, value) => expect(held(type, value)).not.toThrow());

it.each<[FieldType, string | number]>([
  ['date', '2026-02-29'],
  ['date', '2026-02-30'],
  ['date', '2026-04-31'],
  ['date', '2026-13-01'],
  ['date', '10.03.2026'],
  ['instant', '2026-02-30T09:00:00+08:00'],
  ['instant', '2026-03-10T25:00:00+08:00'],
  ['instant', '2026-03-10T09:00:00'],
  ['duration', 'P'],
  ['duration', '3 days'],
  ['fen', 12.5],
  ['int', Number.MAX_SAFE_INTEGER + 1],
  ['code', '王 敏'],
  ['text-code', '两个 词'],
  ['ref', 'wang'],
])('%s does not take %s, and says where', (type, value) =>
  expect(held(type, value)).toThrow(
    expect.objectContaining({ code: 'fact.misfit', details: { kind: 'a.done', where: 'data.x' } }),
  ),
);
