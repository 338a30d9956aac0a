import { describe, expect, it } from 'vitest';
import { dayMoment, instantIn, momentIn, parseDay, sayDay, sayDue, sayMoment, writtenIn } from './time.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const now = at('2026-03-10T10:05');

describe('sayDue', () => {
  it('says the last callable moment of today, never 24:00', () => {
    const due = { dueAt: at('2026-03-11T00:00'), lastCallAt: at('2026-03-10T20:00') };
    expect(sayDue(zone, due, now, 'zh')).toEqual({ said: '今天 20:00 前', nearness: 'soon' });
    expect(sayDue(zone, due, now, 'en').said).toBe('today before 20:00');
  });

  it('says the whole day when nothing ends earlier', () => {
    expect(sayDue(zone, { dueAt: at('2026-03-11T00:00') }, now, 'zh').said).toBe('今天内');
  });

  it('counts hours and minutes when they are few', () => {
    expect(sayDue(zone, { dueAt: at('2026-03-10T12:10') }, now, 'zh').said).toBe('还剩 2 小时');
    expect(sayDue(zone, { dueAt: at('2026-03-10T10:45') }, now, 'zh').said).toBe('还剩 40 分钟');
  });

  it('names the day that ends, not the midnight after it', () => {
    expect(sayDue(zone, { dueAt: at('2026-03-12T00:00') }, now, 'zh').said).toBe('明天 · 周三 3月11日');
    expect(sayDue(zone, { dueAt: at('2026-03-13T00:00') }, now, 'zh').said).toBe('还剩 2 天 · 周四 3月12日');
    expect(sayDue(zone, { dueAt: at('2026-03-24T00:00') }, now, 'zh').said).toBe('周一 3月23日');
  });

  it('says since when it is late, with the weekday', () => {
    expect(sayDue(zone, { dueAt: at('2026-03-10T00:00') }, now, 'zh')).toEqual({
      said: '昨天到期',
      nearness: 'late',
    });
    expect(sayDue(zone, { dueAt: at('2026-03-09T17:00') }, now, 'zh').said).toBe('昨天 17:00 到期');
    expect(sayDue(zone, { dueAt: at('2026-03-08T00:00') }, now, 'zh').said).toBe('逾期 3 天 · 周六 3月7日');
  });
});

describe('days', () => {
  it('keep to the organisation’s zone on either side of midnight', () => {
    expect(momentIn(zone, Date.parse('2026-03-09T15:59:59Z')).date).toBe(9);
    expect(momentIn(zone, Date.parse('2026-03-09T16:00:00Z'))).toMatchObject({ date: 10, clock: '00:00' });
    expect(momentIn('America/New_York', Date.parse('2026-03-09T16:00:00Z')).date).toBe(9);
  });

  it('carry their weekday in both languages', () => {
    expect(sayDay(dayMoment(parseDay('2026-03-10')), 'zh')).toBe('周二 3月10日');
    expect(sayDay(dayMoment(parseDay('2025-12-31')), 'en', 2026)).toBe('Wed 31 Dec 2025');
  });

  it('are near or absolute', () => {
    expect(sayMoment(zone, at('2026-03-10T10:12'), now, 'zh')).toBe('今天 10:12');
    expect(sayMoment(zone, at('2026-03-02T08:20'), now, 'zh')).toBe('周一 3月2日 08:20');
  });
});

describe('instantIn', () => {
  it('reads a written hour in the organisation’s zone, wherever the phone is', () => {
    expect(instantIn(zone, '2026-03-12T15:00')).toBe(at('2026-03-12T15:00'));
    expect(writtenIn(zone, at('2026-03-12T15:00'))).toBe('2026-03-12T15:00');
  });

  it('is right on both sides of a change to summer time', () => {
    const berlin = 'Europe/Berlin';
    for (const written of ['2026-03-29T01:30', '2026-03-29T03:30', '2026-10-25T12:00', '2026-10-25T00:30']) {
      expect(writtenIn(berlin, instantIn(berlin, written))).toBe(written);
    }
  });
});
