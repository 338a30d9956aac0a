import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBirthProblem, parseBirth } from './birth-date.ts';

const TODAY = '2026-03-09';
const read = (typed: string) => parseBirth(typed, TODAY);

describe('a date of birth as people type it', () => {
  it.each([
    ['1955-03-08', '1955-03-08'],
    ['1955.3.8', '1955-03-08'],
    ['1955/3/8', '1955-03-08'],
    ['1955年3月8日', '1955-03-08'],
    ['1955年3月8号', '1955-03-08'],
    ['1955 年 3 月 8 日', '1955-03-08'],
    ['１９５５年３月８日', '1955-03-08'],
    ['1955、3、8', '1955-03-08'],
    ['1955—3—8', '1955-03-08'],
    ['19550308', '1955-03-08'],
    ['550308', '1955-03-08'],
    ['55.3.8', '1955-03-08'],
    ['55年3月', '1955-03'],
    ['55-3', '1955-03'],
    ['1955年3月', '1955-03'],
    ['195503', '1955-03'],
    ['1955.03', '1955-03'],
    ['1955年', '1955'],
    ['1955', '1955'],
    ['1955.0', '1955'],
    ['生于1955年', '1955'],
    ['约1955年', '1955'],
    ['1955-03-08 00:00:00', '1955-03-08'],
    ['1955-03-08T00:00:00.000Z', '1955-03-08'],
    ['20156', '1955-03-08'],
    ['20156.0', '1955-03-08'],
    ['28/3/1955', '1955-03-28'],
    ['3/28/1955', '1955-03-28'],
    ['3/3/1955', '1955-03-03'],
    ['一九五五年三月八日', '1955-03-08'],
    ['一九五五年十二月二十八日', '1955-12-28'],
    ['1955年十月', '1955-10'],
    ['12.3.8', '2012-03-08'],
    ['1956-02-29', '1956-02-29'],
  ])('%s', (typed, date) => {
    expect(read(typed)).toEqual({ date, lunar: false, note: null });
  });

  it.each([
    ['农历1955年3月8日', '1955-03-08'],
    ['阴历1955.3.8', '1955-03-08'],
    ['1955.3.8(农历)', '1955-03-08'],
    ['1955.3.8（阴）', '1955-03-08'],
    ['农1955.3.8', '1955-03-08'],
    ['1955年正月初一', '1955-01-01'],
    ['1955年腊月廿三', '1955-12-23'],
    ['1955年冬月初十', '1955-11-10'],
    ['1955年三月三十', '1955-03-30'],
    ['一九五五年八月十五 农历', '1955-08-15'],
    ['农历1955年2月30日', '1955-02-30'],
    ['1955年闰三月初八', '1955-03-08'],
  ])('lunar: %s', (typed, date) => {
    const lunarByWord = /农|阴|正月|腊|冬|初|廿|闰/.test(typed);
    expect(read(typed)).toEqual({ date, lunar: lunarByWord, note: null });
  });

  it('takes only what can be read in one way', () => {
    expect(read('3/8/1955')).toEqual({ date: '1955', lunar: false, note: 'day-or-month-first' });
    expect(read('1955.1')).toEqual({ date: '1955', lunar: false, note: 'january-or-october' });
    expect(read('1955.10')).toEqual({ date: '1955-10', lunar: false, note: null });
  });

  it('takes the day from an identity number and nothing else', () => {
    expect(read('51200019550308662X')).toEqual({
      date: '1955-03-08',
      lunar: false,
      note: 'id-number-not-kept',
    });
  });

  it.each(['', '  ', '无', '不详', '—'])('%j is simply empty', (typed) => {
    expect(read(typed)).toBeNull();
  });
});

describe('what is no date says why', () => {
  it.each([
    ['1955-02-30', 'no-such-day'],
    ['1955-02-29', 'no-such-day'],
    ['1955-13-01', 'no-such-day'],
    ['19551308', 'no-such-day'],
    ['1955年4月31日', 'no-such-day'],
    ['农历1955年3月31日', 'no-such-day'],
    ['2031-01-01', 'in-future'],
    ['2026-03-10', 'in-future'],
    ['1855-03-08', 'too-long-ago'],
    ['68岁', 'an-age'],
    ['68', 'an-age'],
    ['春天', 'unreadable'],
    ['属羊', 'unreadable'],
    ['1955-3-8-9', 'unreadable'],
    ['#VALUE!', 'unreadable'],
  ])('%s: %s', (typed, fault) => {
    const problem = read(typed);
    expect(problem).toMatchObject({ fault });
    expect(isBirthProblem(problem) && problem.says.zh).toContain(typed);
  });
});

const anyDay = fc
  .date({ min: new Date('1910-01-01'), max: new Date('2026-03-08'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('for any day', () => {
  it('every way of writing it gives the same day', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('.', '/', '-', ' . '), (day, mark) => {
        const [year, month, date] = day.split('-').map(Number) as [number, number, number];
        const written = [
          `${year}${mark}${month}${mark}${date}`,
          `${year}年${month}月${date}日`,
          day.replaceAll('-', ''),
          day,
        ];
        for (const typed of written) expect(read(typed)).toEqual({ date: day, lunar: false, note: null });
      }),
    );
  });

  it('Excel’s count of days is the same day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        // Excel counts from 1899-12-30
        const serial = Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000);
        fc.pre(serial >= 10_000);
        expect(read(String(serial))).toEqual({ date: day, lunar: false, note: null });
      }),
    );
  });

  it('never throws; what is read fits the column', () => {
    const bits = fc
      .array(fc.constantFrom(...'0123456789年月日.-/农历正初廿十 '), { maxLength: 14 })
      .map((c) => c.join(''));
    fc.assert(
      fc.property(fc.oneof(bits, fc.string({ unit: 'binary', maxLength: 30 })), (typed) => {
        const birth = read(typed);
        if (birth && !isBirthProblem(birth)) expect(birth.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
      }),
    );
  });
});
