import { describe, expect, it } from 'vitest';
import {
  type Clause,
  compile,
  type FactKind,
  fillSheet,
  ledgerKinds,
  makeCalendar,
  type Place,
} from '../index.ts';

const t = { zh: '名', en: 'name' };
const leave: FactKind = {
  kind: 'leave.requested',
  text: t,
  subject: 'leave',
  refs: { member: 'member', room: 'room' },
  data: {
    days: { type: 'int', text: t },
    first_day: { type: 'date', text: t },
    starts: { type: 'instant', text: t, optional: true },
    extras: { type: { list: 'code' }, text: t },
  },
};
const place: Place = {
  zone: 'Asia/Shanghai',
  calendar: makeCalendar({ version: '0', coversFrom: 0, coversTo: 0, holidays: [], makeUpWorkdays: [] }),
};
const fields = [
  { name: 'first', text: t, input: 'date', required: true, data: 'fact' },
  { name: 'hour', text: t, input: 'time', data: 'fact' },
  { name: 'days', text: t, input: 'number', required: true, data: 'fact' },
  { name: 'room', text: t, input: 'choice', choices: { one: t }, data: 'fact' },
  { name: 'why', text: t, input: 'text', data: 'personal' },
];
const records = {
  fact: 'leave.requested',
  subject: 'new',
  refs: { member: 'actor', room: 'room' },
  data: {
    days: 'days',
    first_day: 'first',
    starts: 'moment(first, hour)',
    extras: { is: 'extras', otherwise: [] },
  },
};
const sheet = (more: object) =>
  ({
    id: 'T-01',
    form: 'sheet',
    text: t,
    sheet: 'slip',
    fields: [...fields, { name: 'extras', text: t, input: 'many', choices: { tea: t } }],
    records: { ...records, ...more },
  }) as unknown as Clause;

const made = (more: object = {}) =>
  compile(
    [
      {
        clause: 'T-01',
        n: 1,
        pack: 't',
        rank: 'pack',
        from: 0,
        to: null,
        params: {},
        body: sheet(more),
        sha256: '',
      },
    ],
    { kinds: [...ledgerKinds, leave], questions: [] },
    place,
  );
const by = { actor: 'member:peng', about: null, at: Date.parse('2026-03-06T09:00:00+08:00') };
const at = { clause: 'T-01', n: 1 };

describe('a sheet that records a fact', () => {
  it('says it by its own fields, days and moments written out, words left behind', () => {
    const values = { first: '2026-03-10', hour: '14:30', days: 2, room: 'one', why: '孩子发烧' };
    expect(fillSheet(made().set, at, values, by)).toMatchObject({
      missing: [],
      records: {
        kind: 'leave.requested',
        subject: 'new',
        refs: { member: 'member:peng', room: 'room:one' },
        data: { days: 2, first_day: '2026-03-10', starts: '2026-03-10T06:30:00.000Z', extras: [] },
        empty: [],
      },
    });
  });

  it('leaves out what is optional, and names what the fact still lacks', () => {
    const { records: said, missing } = fillSheet(made().set, at, { days: 2 }, by);
    expect(missing).toEqual(['first']);
    expect(said?.empty).toEqual(['first_day']);
    expect(said?.data).not.toHaveProperty('starts');
    expect(said?.refs).not.toHaveProperty('room');
  });

  it.each([
    ['a kind nobody knows', { fact: 'leave.asked' }, '/records/fact'],
    ['a field of the fact left out', { data: { days: 'days', first_day: 'first' } }, '/records/data'],
    ['a field the fact does not have', { data: { ...records.data, day: 'days' } }, '/records/data/day'],
    ['words in a fact', { data: { ...records.data, extras: 'why' } }, '/records/data/extras'],
    ['a timeline the fact does not stand on', { refs: { host: 'actor' } }, '/records/refs/host'],
    ['a field the sheet does not have', { data: { ...records.data, days: 'day' } }, '/records/data/days'],
  ])('is refused with %s', (_, more, pointer) => {
    expect(made(more).problems.map((problem) => problem.pointer)).toContain(pointer);
  });
});
