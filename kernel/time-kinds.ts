import type { FactKind } from './fact.ts';
import { text } from './text.ts';

const day = { day: { type: 'date', text: text('哪天', 'day') } } as const;
const ofTime = { subject: 'organisation', refs: {}, data: day } as const;

/** Facts about time itself. */
export const timeKinds: readonly FactKind[] = [
  { kind: 'day.opened', text: text('新的一天', 'day opened'), ...ofTime },
  // A newer table of holidays: what is recorded from here on goes by it
  {
    kind: 'calendar.renewed',
    text: text('换用新的放假安排', 'holidays renewed'),
    subject: 'organisation',
    refs: {},
    data: { version: { type: 'int', text: text('第几版', 'version') } },
  },
  // Somebody looked: the clock is right, and so much time has really passed
  { kind: 'clock.confirmed', text: text('确认时钟', 'clock confirmed'), ...ofTime },
];
