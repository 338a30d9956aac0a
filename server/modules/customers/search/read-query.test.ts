import { expect, test } from 'vitest';
import { readQuery, tooVagueForLookup } from './read-query.ts';

test.each([
  ['桂芳', { gram: '桂芳', ending: null, digits: null }],
  ['lgf', { gram: 'lgf', ending: null, digits: null }],
  ['8821', { gram: '8821', ending: null, digits: null }],
  ['+86 138 1234 8821', { gram: '8821', ending: null, digits: '13812348821' }],
  ['桂芳21', { gram: '桂芳', ending: '21', digits: null }],
  ['lgf 21', { gram: 'lgf', ending: '21', digits: null }],
])('%s is read', (typed, query) => {
  expect(readQuery(typed)).toEqual(query);
});

test.each(['李', 'l', '882', ''])('%j can find nobody', (typed) => {
  expect(readQuery(typed)).toBeNull();
});

test.each([
  ['8821', true],
  ['王敏', true],
  ['李桂芳', true],
  ['lgf21', true],
  ['lgf', false],
  ['桂', false],
])('at the door %s is enough: %s', (typed, enough) => {
  expect(tooVagueForLookup(typed) === null).toBe(enough);
});
