import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNameProblem, parseGender, parseName } from './person-name.ts';

describe('a name as it was typed', () => {
  it.each([
    ['李桂芳', '李桂芳', 'unknown'],
    [' 李桂芳 ', '李桂芳', 'unknown'],
    ['李 桂 芳', '李桂芳', 'unknown'],
    ['王　敏', '王敏', 'unknown'],
    ['王 敏', '王敏', 'unknown'],
    ['李桂芳阿姨', '李桂芳', 'female'],
    ['李桂芳 女士', '李桂芳', 'female'],
    ['张建国先生', '张建国', 'male'],
    ['张建国(先生)', '张建国', 'male'],
    ['张建国（老张）', '张建国', 'unknown'],
    ['李桂芳(女)', '李桂芳', 'female'],
    ['刘玉姐', '刘玉姐', 'unknown'],
    ['李桂芳姐', '李桂芳', 'female'],
    ['欧阳玉姐', '欧阳玉姐', 'unknown'],
    ['姓名:李桂芳', '李桂芳', 'unknown'],
    ['李桂芳。', '李桂芳', 'unknown'],
    ['阿依古丽•买买提', '阿依古丽·买买提', 'unknown'],
    ['Ｌｉ Ｇｕｉｆａｎｇ', 'Li Guifang', 'unknown'],
    ['Li  Guifang', 'Li Guifang', 'unknown'],
    ['Mrs. Li Guifang', 'Li Guifang', 'female'],
    ['张和平', '张和平', 'unknown'],
    ['和永芳', '和永芳', 'unknown'],
    ['李小姐', '李小姐', 'female'],
  ])('%s', (typed, name, gender) => {
    const read = parseName(typed);
    expect(read).toMatchObject({ name, gender });
  });

  it('keeps a form of address when nothing but a surname would be left', () => {
    expect(parseName('李阿姨')).toEqual({ name: '李阿姨', gender: 'female', incomplete: true });
    expect(parseName('欧阳先生')).toEqual({ name: '欧阳先生', gender: 'male', incomplete: true });
    expect(parseName('王师傅')).toMatchObject({ name: '王师傅', incomplete: true });
    expect(parseName('张姐')).toEqual({ name: '张姐', gender: 'female', incomplete: true });
    expect(parseName('李')).toMatchObject({ name: '李', incomplete: true });
  });

  it.each([
    ['李桂芳/王德林', ['李桂芳', '王德林']],
    ['李桂芳、王德林', ['李桂芳', '王德林']],
    ['李桂芳 王德林', ['李桂芳', '王德林']],
    ['李桂芳和王德林', ['李桂芳', '王德林']],
    ['李桂芳&王德林', ['李桂芳', '王德林']],
  ])('two people in one cell: %s', (typed, names) => {
    expect(parseName(typed)).toMatchObject({ fault: 'two-people', names });
  });

  it.each([
    ['', 'missing'],
    ['无', 'missing'],
    ['—', 'missing'],
    ['13800138000', 'no-name'],
    ['#####', 'no-name'],
    ['甲'.repeat(60), 'too-long'],
  ])('%s is no name: %s', (typed, fault) => {
    const read = parseName(typed);
    expect(read).toMatchObject({ fault });
    expect(isNameProblem(read) && read.says.en.length > 0 && read.says.zh.length > 0).toBe(true);
  });

  it('reading a read name changes nothing, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (cell) => {
        const read = parseName(cell);
        if (isNameProblem(read)) return;
        const again = parseName(read.name);
        expect(isNameProblem(again) ? again : again.name).toBe(read.name);
      }),
    );
  });

  it('spaces and widths never make another person of a Chinese name', () => {
    const han = fc.constantFrom(...'李王张刘桂芳建国德林秀兰淑珍玉梅');
    fc.assert(
      fc.property(han, han, han, fc.constantFrom('', ' ', '　'), (a, b, c, gap) => {
        expect(parseName(`${a}${gap}${b}${gap}${c}`)).toMatchObject({ name: `${a}${b}${c}` });
      }),
    );
  });
});

it('reads a gender only from what says it', () => {
  expect(['男', '女', '女性', 'M', 'female', '先生', '1', '2', '', '不详'].map(parseGender)).toEqual([
    'male',
    'female',
    'female',
    'male',
    'female',
    'male',
    'unknown',
    'unknown',
    'unknown',
    'unknown',
  ]);
});
