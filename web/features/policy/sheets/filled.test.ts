import { expect, test } from 'vitest';
import { emptyFields, fenTyped, readFilled, untouched } from './filled.ts';

const t = { zh: '名', en: 'name' };
const field = (
  name: string,
  input: 'text' | 'money' | 'number' | 'bool' | 'photo' | 'many',
  required = true,
) => ({
  name,
  text: t,
  input,
  required,
  asked: false,
});
const fields = [
  field('why', 'text'),
  field('sum', 'money'),
  field('guests', 'number'),
  field('tour', 'bool'),
  field('receipt', 'photo'),
  field('extras', 'many', false),
];

test('money is read as people type it, and what is no sum is said', () => {
  expect(['868', '868.5', '1,192 元', '１９２'].map(fenTyped)).toEqual([86800, 86850, 119200, 19200]);
  expect(['', '八百', '-3', '1.234'].map(fenTyped)).toEqual([null, null, null, null]);
});

test('what is sent has numbers as numbers and leaves out what is empty', () => {
  const read = readFilled(fields, {
    ...untouched(fields),
    why: '看店',
    sum: '910',
    guests: '四',
    extras: [],
  });
  expect(read).toEqual({ values: { tour: false, why: '看店', sum: 91000 }, wrong: { guests: 'notNumber' } });
  expect(emptyFields(fields, read, 0)).toEqual(['guests', 'receipt']);
  expect(emptyFields(fields, readFilled(fields, { why: 'a', sum: '1', guests: '4' }), 1)).toEqual([]);
});
