import { describe, expect, it } from 'vitest';
import { zoneOf } from '../../../../kernel/index.ts';
import { testDatabase, testOrganisation } from '../../../../test/world/database.ts';
import { SettableClock } from '../../../platform/clock.ts';
import { lastDigest } from './notices.ts';
import { PUSHES_A_DAY, tell } from './tell.ts';

const clock = new SettableClock('2026-03-10T09:00:00+08:00');
const { db } = await testDatabase({ clock });
const org = await testOrganisation(db);
const words = { zh: '有人打过来', en: 'Somebody called' };
const news = (about: string) => ({ about, title: words, says: words, open: null, urgent: true });
const pushed = (member: string) =>
  db.inOrganisation(org, async (tx) => {
    const rows = await tx.selectFrom('notice').select('pushed').where('member', '=', member).execute();
    return { all: rows.length, rang: rows.filter((row) => row.pushed).length };
  });

describe('the bell', () => {
  it('rings at most six times a day for one person; the rest waits', async () => {
    for (let i = 0; i < PUSHES_A_DAY + 3; i++)
      await db.inOrganisation(org, (tx) => tell(tx, 'wang', news(`call-${i}`)));
    expect(await pushed('wang')).toEqual({ all: 9, rang: 6 });
    await db.inOrganisation(org, (tx) => tell(tx, 'li', news('call-0')));
    expect(await pushed('li')).toEqual({ all: 1, rang: 1 });
  });

  it('what comes by the dozen leaves the last two to what somebody has to see to', async () => {
    for (let i = 0; i < PUSHES_A_DAY; i++)
      await db.inOrganisation(org, (tx) => tell(tx, 'zhao', { ...news(`guest-${i}`), oneOfMany: true }));
    expect(await pushed('zhao')).toEqual({ all: 6, rang: 4 });
    for (let i = 0; i < 3; i++) await db.inOrganisation(org, (tx) => tell(tx, 'zhao', news(`twice-${i}`)));
    expect(await pushed('zhao')).toEqual({ all: 9, rang: 6 });
  });

  it('tells the same thing once, and rings again the next day', async () => {
    await db.inOrganisation(org, (tx) => tell(tx, 'wang', news('call-0')));
    expect((await pushed('wang')).all).toBe(9);
    clock.set('2026-03-11T09:00:00+08:00');
    await db.inOrganisation(org, (tx) => tell(tx, 'wang', news('call-of-wednesday')));
    expect(await pushed('wang')).toEqual({ all: 10, rang: 7 });
  });

  it.each([
    ['10T07:59', '09T17:00'],
    ['10T08:00', '10T08:00'],
    ['10T13:29', '10T08:00'],
    ['10T13:30', '10T13:30'],
    ['10T23:00', '10T17:00'],
  ])('at %s the last digest is that of %s', (now, digest) => {
    const at = (moment: string) => Date.parse(`2026-03-${moment}:00+08:00`);
    expect(lastDigest(zoneOf('Asia/Shanghai'), at(now))).toBe(at(digest));
  });
});
