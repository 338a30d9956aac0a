import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { CustomerPage } from '../../contract/customers.ts';
import type { Retrospective } from '../../contract/hall.ts';
import type { Why } from '../../contract/ledger.ts';
import type { evening, notifications } from '../../contract/owing.ts';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { OwnOrders } from '../../contract/sales.ts';
import type { EntryPage } from '../../contract/sheets.ts';
import type { TicketPage } from '../../contract/tickets.ts';
import type { Today } from '../../contract/today.ts';
import { GUESTS } from '../world/guests.ts';
import { TICKET } from '../world/spring/complaint.ts';
import { SPRING } from '../world/spring/plan-spring.ts';
import { RECEPTION, ROOM } from '../world/spring/reception.ts';
import { type AskedWeek, askedWeek } from '../world/week-asked.ts';

/** Wednesday night to Thursday afternoon: four cans come back, guests from 成都 stay longer, a complaint is closed. */

vi.setConfig({ testTimeout: 60_000 });

let week: AskedWeek;
beforeAll(async () => {
  week = await askedWeek('2026-03-11T23:59');
}, 120_000);

const get: AskedWeek['get'] = (who, path) => week.get(who, path);
const today = (who: string) => get<Today>(who, '/api/today');

describe('Wednesday night', () => {
  it('57 of 61 are 93.4 in a hundred', async () => {
    await week.until('2026-03-12T00:01');
    const { figures } = await get<z.infer<typeof evening>>('zhou-qiming', '/api/evenings?day=2026-03-11');
    const [kept, of] = String(figures.find(({ label }) => label.zh === '到期回访完成')?.value).split('/');
    expect(Math.round((Number(kept) / Number(of)) * 1000) / 10).toBe(93.4);
  });
});

describe('张玉梅 gives back what she bought', () => {
  const zhang = GUESTS.zhangYumei.id;
  const callsOf = async () => {
    const { owed } = await get<CustomerPage>('zhao-lei', `/api/customers/${zhang}`);
    return owed.filter(({ clause }) => clause.startsWith('S003.3'));
  };
  let owedBefore: Awaited<ReturnType<typeof callsOf>>;
  const orders = async () => (await get<OwnOrders>('li-qiang', `/api/customers/${zhang}/orders`)).orders;

  it('until then five calls are to come: two of 李强’s, three of 陈慧’s', async () => {
    await week.until('2026-03-12T09:49');
    owedBefore = await callsOf();
    const days = owedBefore.map(({ holder, dueAt }) => [
      holder.name,
      new Date(Date.parse(dueAt ?? '') - 1 + 8 * 3_600_000).toISOString().slice(0, 10),
    ]);
    expect(
      days
        .filter(([name]) => name === '李强')
        .map(([, day]) => day)
        .sort(),
    ).toEqual(['2026-04-07', '2026-05-07']);
    expect(
      days
        .filter(([name]) => name !== '李强')
        .map(([, day]) => day)
        .sort(),
    ).toEqual(['2026-03-23', '2026-04-07', '2026-05-07']);
  });

  it('09:50 inside the promise, in one step, without a fee', async () => {
    await week.until('2026-03-12T09:51');
    const [order] = await orders();
    expect(order).toMatchObject({
      lines: [{ quantity: 4, returned: 4, returnUntil: '2026-03-15', right: { whose: 'company' } }],
      owedBack: { amount: '1192.00' },
      returns: [{ amount: { amount: '1192.00' }, refund: { amount: '1192.00' }, refundedAt: null }],
    });
  });

  it('the five end for it; the first call stays met, her file and what she agreed to stay', async () => {
    expect(await callsOf()).toEqual([]);
    for (const { id } of owedBefore) {
      const { obligation, facts } = await get<Why>('zhao-lei', `/api/obligations/${id}/why`);
      expect([obligation.state, facts.at(-1)?.kind]).toEqual(['superseded', 'return.accepted']);
    }
    const page = await get<CustomerPage>('zhao-lei', `/api/customers/${zhang}`);
    expect(page.files.map(({ state }) => state)).not.toContain('lost');
    expect(page.files).toHaveLength(1);
    expect(page.consents.filter(({ withdrawnAt }) => withdrawnAt === null).length).toBeGreaterThan(0);
    expect(page.timeline.map(({ kind }) => kind)).toContain('call-back.made');
    const first = page.timeline.filter(({ what, state }) => what === 'obligation' && state === 'ended');
    expect(first.map(({ clause }) => clause)).toContain('S003.3-08');
  });

  it('of twelve eleven are kept, 7,358', async () => {
    await week.until('2026-03-12T10:58');
    const tea = '/api/events/tea-2026-03-08/retrospective';
    const { sales, funnel } = await get<Retrospective>('zhao-lei', tea);
    expect(sales).toMatchObject({ buyers: 12, kept: 11, net: { amount: '7358.00' }, later: 1 });
    expect(funnel.find(({ key }) => key === 'kept')).toMatchObject({ value: 11, of: 12 });
  });
});

describe('何淑珍’s complaint', () => {
  it('10:55 closed, and 蒋涛 is asked whether to invite her again', async () => {
    const { steps, closedAt } = await get<TicketPage>('ma-li', `/api/tickets/${TICKET}`);
    expect(closedAt).toBe('2026-03-12T02:55:00.000Z');
    expect(steps.map(({ what, by }) => [what, by.name])).toEqual(
      expect.arrayContaining([[expect.stringContaining('verified'), '马丽']]),
    );
    const { items } = await get<z.infer<typeof notifications>>('jiang-tao', '/api/notifications');
    expect(items).toContainEqual(
      expect.objectContaining({
        title: expect.objectContaining({ zh: '何淑珍:还请不请?' }),
        open: `/events/${SPRING}?tab=inviting`,
      }),
    );
  });
});

describe('guests from 成都', () => {
  const room = () => get<EntryPage>('zhao-lei', `/api/entries/${ROOM}`);

  it('09:45 the room was ready a quarter of an hour before; no cup is owed, two exceptions are noted', async () => {
    await week.until('2026-03-12T13:39');
    const { owed, filled } = await room();
    expect(owed.map(({ clause, state, late }) => [clause, state, late])).toEqual([
      ['S002.11-07', 'discharged', false],
    ]);
    expect(owed[0]).toMatchObject({
      dueAt: expect.stringContaining('2026-03-12T01:45:00'),
      endedAt: '2026-03-12T01:45:00.000Z',
    });
    const cups = filled.filter(({ clause }) => clause === 'S002.26-10d');
    expect(cups.map(({ lines }) => lines.at(-1)?.says.zh)).toEqual(['闭门讨论', '与会者不要']);
  });

  it('12:00 the meal came to 124 each', async () => {
    const { filled } = await get<EntryPage>('zhao-lei', `/api/entries/${RECEPTION}`);
    const meal = filled.find(({ clause }) => clause === 'S002.16-09d');
    const says = meal?.lines.map((one) => one.says.zh) ?? [];
    expect(says).toEqual(expect.arrayContaining(['7', '868 元']));
    expect(868 / 7).toBe(124);
  });

  it('13:40 room 1 until half past four runs into the meeting of four o’clock', async () => {
    const longer = { id: 'longer', about: `booking:${ROOM}`, values: { ...UNTIL, room: 'one' } };
    const { status, body } = await (await week.as('zhao-lei')).ask<RefusalAnswer>(
      'POST',
      '/api/sheets/S002.26-03d/entries',
      longer,
    );
    expect([status, body.error.code]).toEqual([403, 'room.taken']);
    expect(body.error.message.zh).toContain('换一间');
  });

  it('room 2 it is, once the office agrees; 何俊’s people are told', async () => {
    await week.until('2026-03-12T13:41');
    const { approvals, owed } = await room();
    expect(approvals).toMatchObject([{ clause: 'S002.26-03', holder: { ref: 'post:office' }, answer: null }]);
    expect(owed.find(({ clause }) => clause === 'S002.26-03c')).toMatchObject({
      holder: { ref: 'post:conference-manager' },
      state: 'open',
    });
    const { cards } = await today('he-jun');
    expect(cards.flatMap(({ duties }) => duties.map(({ clause }) => clause))).toContain('S002.26-03c');
    const { waiting } = await get<{ waiting: { clause: string }[] }>('gao-lin', '/api/approvals');
    expect(waiting.map(({ clause }) => clause)).toContain('S002.26-03');
  });
});

const UNTIL = { starts_on: '2026-03-12', starts_at: '14:00', ends_at: '16:30' };

describe('16:10', () => {
  it('the 1,192 are paid back by WeChat', async () => {
    await week.until('2026-03-12T16:11');
    const { orders } = await get<OwnOrders>('li-qiang', `/api/customers/${GUESTS.zhangYumei.id}/orders`);
    expect(orders[0]).toMatchObject({
      owedBack: { amount: '0.00' },
      returns: [{ way: 'wechat', refundedAt: '2026-03-12T08:10:00.000Z' }],
    });
  });
});
