import { expect, it } from 'vitest';
import { testApp } from '../world/app.ts';
import { loadDemo } from '../world/load.ts';

/** The demo company's week is told as the week one is in, whatever that week holds. */

it.each([
  ['the week of National Day, in which the month changes', '2026-10-04T21:30:00+08:00'],
  [
    'an ordinary week, on Monday before the next begins: the one before, to its end',
    '2026-11-30T02:30:00+08:00',
  ],
])(
  '%s: everything happens, nothing ahead of the clock',
  async (_, now) => {
    const house = await testApp({ now });
    const accounts = await loadDemo(house, () => {});
    expect(accounts.map(({ login }) => login)).toContain('wang-min');
    const facts = await house.db.inOrganisation('anhe', (tx) =>
      tx
        .selectFrom('fact')
        .select(({ fn }) => [
          fn.countAll<number>().filterWhere('kind', '=', 'order.placed').as('orders'),
          fn.countAll<number>().filterWhere('kind', '=', 'ticket.closed').as('closed'),
          fn.countAll<number>().filterWhere('kind', '=', 'reception.requested').as('receptions'),
          fn.countAll<number>().filterWhere('kind', '=', 'member.left').as('left'),
          fn.countAll<number>().filterWhere('kind', '=', 'appeal.decided').as('appeals'),
          fn.max('at').as('last'),
        ])
        .executeTakeFirstOrThrow(),
    );
    expect(facts).toMatchObject({ closed: 4, receptions: 1, left: 1, appeals: 1 });
    expect(Number(facts.orders)).toBeGreaterThanOrEqual(16);
    expect(facts.last?.getTime()).toBeLessThanOrEqual(Date.parse(now));
  },
  120_000,
);
