import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../../../kernel/index.ts';
import { sectionOf, spanOfToday } from './section.ts';

const zone = zoneOf('Asia/Shanghai');
const at = (moment: string): number => Date.parse(`${moment}+08:00`);
const tuesday = spanOfToday(zone, at('2026-03-10T10:05'));

describe('where a card stands', () => {
  it('the week ends as Monday begins, on a Sunday too', () => {
    expect(tuesday).toMatchObject({ tomorrow: at('2026-03-11T00:00'), nextWeek: at('2026-03-16T00:00') });
    expect(spanOfToday(zone, at('2026-03-15T23:59')).nextWeek).toBe(at('2026-03-16T00:00'));
    expect(spanOfToday(zone, at('2026-03-16T00:00')).nextWeek).toBe(at('2026-03-23T00:00'));
  });

  it('due at the end of today is today’s, or now where one may call', () => {
    expect(sectionOf(at('2026-03-11T00:00'), false, false, tuesday)).toBe('today');
    expect(sectionOf(at('2026-03-11T00:00'), false, true, tuesday)).toBe('now');
    expect(sectionOf(null, false, false, tuesday)).toBe('today');
  });

  it('a minute later it is tomorrow’s', () => {
    expect(sectionOf(at('2026-03-11T00:01'), false, true, tuesday)).toBe('later');
  });

  it('past its limit it is overdue, noted as lapsed or not yet', () => {
    expect(sectionOf(at('2026-03-10T10:05'), false, true, tuesday)).toBe('overdue');
    expect(sectionOf(at('2026-03-20T00:00'), true, true, tuesday)).toBe('overdue');
  });
});
