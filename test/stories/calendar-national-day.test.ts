import { beforeAll, describe, expect, it } from 'vitest';
import type { Device, TestApp } from '../world/app.ts';
import { calendarHouse, callBacksOf, cardOf, fileOf, letTimePass, todayOf } from '../world/calendar-house.ts';
import { signedIn } from '../world/small-company.ts';

/** A file made three days before National Day: six call-backs on natural days, holidays and all. */

let house: TestApp;
let wang: Device;
let chen: Device;

beforeAll(async () => {
  house = await calendarHouse('2026-09-28T16:00:00+08:00', '2026-09-25');
  wang = await signedIn(house, 'wang-min');
  chen = await signedIn(house, 'chen-hui');
  await fileOf(house, wang, { id: 'li', name: '李桂芳', phone: '13812348821', outcome: 'bought' });
});

describe('the six-call calendar across National Day', () => {
  it('counts natural days: the holiday postpones nothing', async () => {
    const owed = await callBacksOf(house, 'li');
    expect(owed.map(({ clause, slot, holder, due }) => [clause, slot, holder, due])).toEqual([
      ['S003.3-08', 'first', 'member:wang-min', '2026-10-01'],
      ['S003.3-16', 'consultant-first', 'post:consultant', '2026-10-13'],
      ['S003.3-09', 'second', 'member:wang-min', '2026-10-28'],
      ['S003.3-16', 'consultant-second', 'post:consultant', '2026-10-28'],
      ['S003.3-10', 'third', 'member:wang-min', '2026-11-27'],
      ['S003.3-16', 'consultant-third', 'post:consultant', '2026-11-27'],
    ]);
  });

  it('on the holiday it is due by 20:00, the last minute at which one may call', async () => {
    await letTimePass(house, '2026-10-01T09:30:00+08:00');
    const card = await cardOf(wang, 'li');
    expect(card).toMatchObject({
      section: 'now',
      title: { zh: '首次回访' },
      detail: { zh: '指导使用' },
      record: 'call-back',
    });
    expect(card.dueAt).toBe('2026-10-01T16:00:00.000Z');
    expect(card.lastCallAt).toBe('2026-10-01T12:00:00.000Z');
    expect(card.call).toMatchObject({ verdict: 'allowed', dial: 'tel:13812348821' });
    expect(card.script?.zh).toMatch(/^李桂芳您好.我是安禾的王敏/);
    expect(card.nextStep).toEqual({ title: { zh: '第二次回访', en: 'Second call-back' }, on: '2026-10-28' });
  });

  it('a call keeps the first and nothing else, and the list says so', async () => {
    const { duties } = await cardOf(wang, 'li');
    const answer = await wang.ask('POST', '/api/call-backs', {
      id: 'call-1',
      obligations: duties.map(({ id }) => id),
      at: '2026-10-01T09:35:00+08:00',
      seconds: 190,
      channel: 'phone',
      result: 'satisfied',
      said: { customer: '早饭后冲一杯', mine: '按包装上的说明用' },
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        met: [{ title: { zh: '首次回访' }, timing: 'on-time' }],
        notMet: [],
        next: { on: '2026-10-28' },
      },
    });
    const states = (await callBacksOf(house, 'li')).map(({ state }) => state);
    expect(states).toEqual(['discharged', 'open', 'open', 'open', 'open', 'open']);
    const { cards, ended, counts } = await todayOf(wang);
    expect(cards.filter(({ noun }) => noun === 'call-back')).toEqual([]);
    expect(ended).toMatchObject([{ title: { zh: '首次回访' }, state: 'discharged', timing: 'on-time' }]);
    expect(counts.overdue).toBe(1); // the file was to be handed in by 29 September
  });

  it('with the consultant on the line one call meets both seconds, and only those', async () => {
    await letTimePass(house, '2026-10-26T10:00:00+08:00');
    const hers = (await todayOf(chen)).cards.filter(({ subject }) => subject.ref === 'customer:li');
    // The fifteenth day passed without a word: that one stands late, beside the one of the thirtieth
    expect(hers.map(({ section, title }) => [section, title.zh])).toEqual([
      ['overdue', '顾问首次回访'],
      ['later', '顾问第二次回访'],
    ]);
    const mine = await cardOf(wang, 'li');
    const answer = await wang.ask<{ met: { title: { zh: string } }[] }>('POST', '/api/call-backs', {
      id: 'call-2',
      obligations: [mine, hers[1]].flatMap((card) => card?.duties.map(({ id }) => id) ?? []),
      at: '2026-10-26T10:04:00+08:00',
      channel: 'phone',
      result: 'question',
      joint: true,
      said: { customer: '问能不能和牛奶一起冲', mine: '看包装说明' },
    });
    expect(answer.body.met.map(({ title }) => title.zh)).toEqual(['第二次回访', '顾问第二次回访']);
    const left = (await callBacksOf(house, 'li')).filter(({ state }) => state === 'open');
    expect(left.map(({ slot }) => slot)).toEqual(['consultant-first', 'third', 'consultant-third']);
  });
});
