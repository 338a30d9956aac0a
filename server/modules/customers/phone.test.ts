import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePhones } from './phone.ts';

const digitsOf = (cell: string) => parsePhones(cell).phones.map((phone) => phone.digits);
const faultsOf = (cell: string) => parsePhones(cell).problems.map((problem) => problem.fault);

describe('one number, as people type it', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['138—0013—8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['+8613800138000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['0086-138-0013-8000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['(+86)13800138000', '13800138000'],
    ['013800138000', '13800138000'],
    ["'13800138000", '13800138000'],
    ['13800138000.0', '13800138000'],
    ['13800138000。', '13800138000'],
    ['手机:13800138000', '13800138000'],
    ['电话 13800138000', '13800138000'],
    ['\u200b13800138000\u00a0', '13800138000'],
    ['19912345678', '19912345678'],
  ])('%s', (typed, digits) => {
    expect(parsePhones(typed)).toMatchObject({
      phones: [{ digits, kind: 'mobile', last4: digits.slice(-4) }],
      problems: [],
    });
  });

  it.each([
    ['028-85123456', '02885123456', ''],
    ['(028)8512 3456', '02885123456', ''],
    ['+86 28 8512 3456', '02885123456', ''],
    ['0832-2234567', '08322234567', ''],
    ['0755-12345678', null, ''],
    ['85123456', '85123456', ''],
    ['2234567', '2234567', ''],
    ['028-85123456转801', '02885123456', '801'],
    ['028-85123456 分机 12', '02885123456', '12'],
    ['028-85123456-801', '02885123456', '801'],
    ['028-85123456 ext.801', '02885123456', '801'],
    ['0832-2234567-12', '08322234567', '12'],
  ])('landline %s', (typed, digits, extension) => {
    const { phones } = parsePhones(typed);
    if (digits === null) expect(phones).toEqual([]);
    else expect(phones).toMatchObject([{ digits, extension, kind: 'landline' }]);
  });

  it('knows service numbers and numbers abroad', () => {
    expect(parsePhones('400-820-8820').phones).toMatchObject([{ digits: '4008208820', kind: 'other' }]);
    expect(parsePhones('95588').phones).toMatchObject([{ digits: '95588', kind: 'other' }]);
    expect(parsePhones('+852 2345 6789').phones).toMatchObject([{ digits: '0085223456789', kind: 'other' }]);
  });

  it('keeps what was written beside it', () => {
    expect(parsePhones('13800138000(女儿)').phones).toMatchObject([{ digits: '13800138000', note: '女儿' }]);
    expect(parsePhones('女儿：13800138000').phones).toMatchObject([{ digits: '13800138000', note: '女儿' }]);
    expect(parsePhones('13800138000 老伴').phones).toMatchObject([{ digits: '13800138000', note: '老伴' }]);
  });
});

describe('several numbers in one cell', () => {
  it.each([
    '13800138000/13900139000',
    '13800138000、13900139000',
    '13800138000,13900139000',
    '13800138000；13900139000',
    '13800138000 13900139000',
    '13800138000\n13900139000',
    '13800138000或13900139000',
    '1380013800013900139000',
    '138-0013-8000 / 139 0013 9000',
  ])('%s', (typed) => {
    expect(digitsOf(typed)).toEqual(['13800138000', '13900139000']);
  });

  it('names one number once', () => {
    expect(digitsOf('13800138000/+8613800138000')).toEqual(['13800138000']);
  });

  it('keeps the good one and reports the bad one', () => {
    expect(digitsOf('13800138000/1390013')).toEqual(['13800138000']);
    expect(faultsOf('13800138000/1390013')).toEqual(['too-short']);
  });
});

describe('what is no number says why', () => {
  it.each([
    ['138OO138000', 'letters'],
    ['一三八', 'letters'],
    ['1380013800', 'too-short'],
    ['138001380001', 'too-long'],
    ['12345', 'too-short'],
    ['1.38E+10', 'rounded'],
    ['1.38001E+10', 'rounded'],
    ['138****8000', 'masked'],
    ['11111111111', 'no-such-number'],
    ['12800138000', 'no-such-number'],
    ['00000000', 'no-such-number'],
  ])('%s: %s', (typed, fault) => {
    expect(digitsOf(typed)).toEqual([]);
    expect(faultsOf(typed)).toEqual([fault]);
    const said = parsePhones(typed).problems[0]?.says;
    expect(said?.zh).toContain(typed);
    expect(said?.en).toContain(typed);
  });

  it.each(['', '   ', '无', '—', 'N/A', '暂无', '/', '0'])('%j is simply empty', (typed) => {
    expect(parsePhones(typed)).toEqual({ phones: [], problems: [] });
  });
});

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^\d{9}$/))
  .map(([a, b]) => `1${a}${b}`);
const distinctEnough = mobile.filter((digits) => !/^(\d)\1+$/.test(digits));
const fullWidth = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const dress = fc.constantFrom<(d: string) => string>(
  (d) => d,
  (d) => `+86${d}`,
  (d) => `0086 ${d}`,
  (d) => `${d.slice(0, 3)}-${d.slice(3, 7)}-${d.slice(7)}`,
  (d) => `${d.slice(0, 3)} ${d.slice(3, 7)} ${d.slice(7)}`,
  fullWidth,
  (d) => ` ${d} `,
  (d) => `(${d.slice(0, 3)})${d.slice(3)}`,
);

describe('for any mobile number', () => {
  it('every dress gives the same digits', () => {
    fc.assert(
      fc.property(distinctEnough, dress, (digits, put) => {
        expect(digitsOf(put(digits))).toEqual([digits]);
      }),
    );
  });

  it('reading what was read changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (cell) => {
        for (const digits of digitsOf(cell)) expect(digitsOf(digits)).toEqual([digits]);
      }),
    );
  });

  it('never throws, and digits are digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (cell) => {
        for (const phone of parsePhones(cell).phones) expect(phone.digits).toMatch(/^\d{5,20}$/);
      }),
    );
  });
});
