import { createHash } from 'node:crypto';
import type { GuestPage } from '../../../../contract/guest-page.ts';

/** One entry for the phone's own calendar, with a reminder the day before. RFC 5545: lines of at most 75 octets. */
export function calendarFile(page: GuestPage, { entry, now }: { entry: string; now: number }): string {
  const about = [
    page.sells,
    page.passNumber && `券号 ${page.passNumber}`,
    page.seat && `座位 ${page.seat}`,
    page.stop && `接送 ${page.stop}`,
  ];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Guiju//guest page//ZH',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    // Downloaded again, or come by mail, it takes the place of the entry made before
    `UID:${createHash('sha256').update(entry).digest('hex').slice(0, 32)}@guiju`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${Math.floor(now / 60_000) % 2_000_000_000}`,
    `DTSTART:${utc(page.startsAt)}`,
    `DTEND:${utc(page.endsAt)}`,
    `SUMMARY:${text(page.event)}`,
    `LOCATION:${text([page.hall, page.address].filter(Boolean).join(','))}`,
    `DESCRIPTION:${text(about.filter(Boolean).join('\n'))}`,
    `STATUS:${page.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(page.cancelled
      ? []
      : ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-P1D', `DESCRIPTION:${text(page.event)}`, 'END:VALARM']),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('\r\n').concat('\r\n');
}

const utc = (at: string | number): string =>
  `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const text = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** A Chinese character takes three octets, and no character may be cut in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 74) {
      pieces.push(piece);
      piece = '';
      octets = 0;
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
