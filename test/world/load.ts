import { ensureCalendar } from '../../server/ledger/index.ts';
import type { House } from '../../server/main.ts';
import { SettableClock } from '../../server/platform/clock.ts';
import { Database } from '../../server/platform/database.ts';
import { DEMO_PASSWORD, ORG, PEOPLE, SHOWN } from './company.ts';
import { inOne } from './one-transaction.ts';
import { playOn } from './play.ts';
import { worldOn } from './the-world.ts';

/** An account of the demo company anyone may try. */
export interface DemoAccount {
  name: string;
  post: string;
  login: string;
  password: string;
}

const WEEK = 7 * 86_400_000;
/** The Monday morning on which the telling of the week begins. */
const MONDAY = Date.parse('2026-03-09T08:00:00+08:00');

/**
 * The demo company, once: its history and its week, moved by whole weeks so that the week is this one, told up to now.
 * Nothing, where there is an organisation of somebody's own.
 */
export async function loadDemo(house: House, tell: (line: string) => void): Promise<DemoAccount[]> {
  const there = await house.db.asOwner((tx) =>
    tx.selectFrom('organisation').select(['org_id', 'demo']).execute(),
  );
  if (there.length > 0) return there.some(({ demo }) => demo) ? accounts() : [];
  tell('the demo company moves in · 正在搬入示例公司');
  const clock = new SettableClock(MONDAY);
  const url = house.db.pool.options.connectionString as string;
  const db = new Database({ url, clock, size: 2 });
  try {
    await ensureCalendar(db);
    const now = house.clock.now();
    await db.inOrganisation(ORG, (tx) =>
      playOn(worldOn({ db: inOne(db, tx), attachments: house.attachments }, clock, weeksTo(now)), now, {
        demo: true,
      }),
    );
  } finally {
    await db.close();
  }
  return accounts();
}

/** Whole weeks from the week that is told to the one that holds this moment; a week begins when its Monday opens. */
export const weeksTo = (now: number): number => Math.floor((now - MONDAY) / WEEK);

const accounts = (): DemoAccount[] =>
  SHOWN.flatMap((id) => {
    const person = PEOPLE.find((one) => one.id === id);
    return person ? [{ name: person.name, post: person.called, login: id, password: DEMO_PASSWORD }] : [];
  });
