import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameInitials, queryGram, searchGrams } from './search-grams.ts';

const finds = (typed: string, name: string, phones: string[] = []) => {
  const gram = queryGram(typed);
  return gram !== null && searchGrams(name, phones).includes(gram);
};

describe('what a customer is found by', () => {
  it.each([
    ['lgf', '李桂芳'],
    ['LGF', '李桂芳'],
    ['桂芳', '李桂芳'],
    ['李桂', '李桂芳'],
    ['李桂芳', '李桂芳'],
    ['李 桂 芳', '李桂芳'],
    ['王敏', '王敏'],
    ['wm', '王敏'],
    ['ygy', '欧阳·古玉'.replace('欧阳·', '杨')],
    ['oygy', '欧阳古玉'],
    ['欧阳', '欧阳古玉'],
    ['lg', 'Li Guifang'],
    ['li guifang', 'Li Guifang'],
    ['阿依古丽', '阿依古丽·买买提'],
  ])('%s finds %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true);
  });

  it('four digits, or a whole number, find the last four', () => {
    for (const typed of ['8821', '13800008821', '138 0000 8821'])
      expect(finds(typed, '李桂芳', ['13800008821'])).toBe(true);
    expect(finds('8820', '李桂芳', ['13800008821'])).toBe(false);
  });

  it.each([
    ['单国平', 'sgp'],
    ['解永红', 'xyh'],
    ['仇小兰', 'qxl'],
    ['曾艳', 'zy'],
    ['查玉英', 'zyy'],
    ['朴英子', 'pyz'],
    ['尉迟敬德', 'ycjd'],
    ['万俟秀英', 'mqxy'],
    ['吕秀兰', 'lxl'],
    ['盖丽', 'gl'],
  ])('the surname in %s is read as a surname: %s', (name, initials) => {
    expect(nameInitials(name)).toBe(initials);
  });

  it('also by the everyday reading, for who does not know the rare one', () => {
    expect(finds('dgp', '单国平')).toBe(true);
    expect(finds('sgp', '单国平')).toBe(true);
    expect(finds('zl', '张乐')).toBe(true);
    expect(finds('zy', '张乐')).toBe(true);
  });

  it('one character or one letter finds nobody', () => {
    expect([queryGram('李'), queryGram('l'), queryGram('88'), queryGram(' ')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

const hanName = fc
  .array(
    fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCodePoint(c)),
    { minLength: 2, maxLength: 5 },
  )
  .map((characters) => characters.join(''));

describe('for any Chinese name', () => {
  it('the whole name and any two neighbours find it', () => {
    fc.assert(
      fc.property(hanName, fc.nat(), (name, at) => {
        const from = at % (name.length - 1);
        expect(finds(name, name)).toBe(true);
        expect(finds(name.slice(from, from + 2), name)).toBe(true);
      }),
    );
  });

  it('rows are few, distinct and never empty', () => {
    fc.assert(
      fc.property(hanName, (name) => {
        const grams = searchGrams(name, ['13800008821']);
        expect(new Set(grams).size).toBe(grams.length);
        expect(grams.length).toBeLessThanOrEqual(name.length + 6);
        expect(grams.every((gram) => gram.length > 1)).toBe(true);
      }),
    );
  });
});
