import type { FactKind } from './fact.ts';
import { text } from './text.ts';

const day = { day: { type: 'date', text: text('哪天', 'day') } } as const;
const ofTime = { subject: 'organisation', refs: {}, data: day } as const;

/** Facts about time itself. */
export const timeKinds: readonly FactKind[] = [
  { kind: 'day.opened', text: text('新的一天', 'day opened'), ...ofTime },
  // Somebody looked: the clock is right, and so much time has really passed
  { kind: 'clock.confirmed', text: text('确认时钟', 'clock confirmed'), ...ofTime },
];
