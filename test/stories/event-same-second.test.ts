import { beforeAll, describe, expect, it } from 'vitest';
import type { RefusalAnswer } from '../../contract/refusals.ts';
import type { OrderPage } from '../../contract/sales.ts';
import type { Answer, Device, TestApp } from '../world/app.ts';
import {
  doing,
  type EventHouse,
  eventHouse,
  factsOf,
  invitationId,
  openTestDesk,
  type TestDesk,
} from '../world/event-house.ts';
import { signedIn } from '../world/small-company.ts';
import { people } from './customers-house.ts';
import { done, EVENT, facts, openDesk, salesHouse, yuan } from './sales-house.ts';

/**
 * Two people do the same at the same moment, or the last moment has come: one of the two counts, nothing is counted
 * twice, and the day's end is midnight where the company is. One pass at two desks is in door-desk.
 */

type Refused = Answer<RefusalAnswer>;
/** What each was answered: the refusal's code, or that it was done. */
const outcomes = (answers: readonly Refused[]) =>
  answers.map(({ status, body }) => (status < 300 ? 'done' : body.error.code)).sort();

describe('money', () => {
  let house: TestApp;
  let who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'sun-yue' | 'zheng-fang', Device>;
  const page = async (id: string) => (await who['zhao-lei'].ask<OrderPage>('GET', `/api/orders/${id}`)).body;
  const pay = (person: keyof typeof who, id: string, amount: string, more: object = {}) =>
    who[person].ask<RefusalAnswer>('POST', '/api/orders/o1/payments', {
      id,
      amount: yuan(amount),
      way: 'cash',
      ...more,
    });
  const back = (person: keyof typeof who, id: string) =>
    who[person].ask<RefusalAnswer>('POST', '/api/orders/o1/returns', {
      id,
      lines: [{ line: 0, quantity: 2 }],
    });

  beforeAll(async () => {
    house = await salesHouse();
    who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'sun-yue', 'zheng-fang');
    await openDesk(house, who);
    await done(
      who['wang-min'].ask('POST', '/api/desk/orders', {
        id: 'o1',
        customer: 'li',
        event: EVENT,
        lines: [{ product: 'protein', quantity: 2, handed: true }],
        payments: [{ id: 'o1-0', amount: yuan('100.00'), way: 'cash', reference: '', as: 'payment' }],
        visitAt: '2026-03-18T15:00:00+08:00',
      }),
    );
  }, 120_000);

  it('the rest of an order paid at two tables at once is paid once', async () => {
    const answers = await Promise.all([
      pay('wang-min', 'pa', '496.00'),
      pay('zhao-lei', 'pb', '496.00', { way: 'wechat', reference: '420001' }),
    ]);
    expect(outcomes(answers)).toEqual(['done', 'payment.too-much']);
    expect((await page('o1')).open).toEqual(yuan('0.00'));
    expect(await facts(house, 'payment.received')).toHaveLength(2);
  });

  it('the same goods brought back at two desks at once come back once', async () => {
    const answers = await Promise.all([back('wang-min', 'ra'), back('sun-yue', 'rb')]);
    expect(outcomes(answers)).toEqual(['done', 'return.too-many']);
    expect(await facts(house, 'return.accepted')).toHaveLength(1);
  });

  it('and the refund is paid once, whoever presses it', async () => {
    const [{ id } = { id: '' }] = (await page('o1')).returns;
    const paid = await Promise.all(
      ['xa', 'xb'].map((one) =>
        who['zheng-fang'].ask<RefusalAnswer>('POST', `/api/returns/${id}/refunds`, {
          id: one,
          way: 'wechat',
        }),
      ),
    );
    expect(outcomes(paid)).toEqual(['done', 'refund.paid']);
    expect((await page('o1')).owedBack).toEqual(yuan('0.00'));
  });

  it('the last day lasts until midnight where the company is, and not a minute longer', async () => {
    await done(
      who['wang-min'].ask('POST', '/api/desk/orders', {
        id: 'o2',
        customer: 'jiang',
        event: EVENT,
        lines: [{ product: 'protein', quantity: 2, handed: true }],
        payments: [{ id: 'o2-0', amount: yuan('596.00'), way: 'cash', reference: '', as: 'payment' }],
      }),
    );
    const one = (id: string) =>
      who['sun-yue'].ask<RefusalAnswer>('POST', '/api/orders/o2/returns', {
        id,
        lines: [{ line: 0, quantity: 1 }],
      });
    house.clock.set('2026-03-21T23:59:00+08:00');
    expect(outcomes([await one('rc')])).toEqual(['done']);
    house.clock.set('2026-03-22T00:00:00+08:00');
    expect(outcomes([await one('rd')])).toEqual(['return.too-late']);
    // In UTC it is still the 21st
    expect((await page('o2')).returns).toHaveLength(1);
  });
});

describe('a guest', () => {
  let house: EventHouse;
  const code = (guest: string) => house.passes[guest]?.code as string;
  beforeAll(async () => {
    house = await eventHouse({ now: '2026-03-14T08:00:00+08:00' });
  }, 60_000);

  /** A desk that is told somebody was changing the same thing keeps the scan and sends it once more. */
  const persistently = (desk: TestDesk, guest: string) =>
    desk.send(doing.pass(code(guest), { id: `scan.${guest}` })).catch((error: Error) => {
      if (!error.message.startsWith('503')) throw error;
      return desk.send(doing.pass(code(guest), { id: `scan.${guest}` }));
    });

  const again = async <T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = await ask();
    return answer.status === 503 ? ask() : answer;
  };

  it('shows the pass while the invitation is withdrawn: in or not, but never both and never in between', async () => {
    const desk = await openTestDesk(house, 'A 口');
    const manager = await signedIn(house, 'zhao-lei');
    for (const guest of ['li-guifang', 'zhang-jianguo', 'xu-guoping', 'huang-yufen']) {
      const [[answer], withdrawn] = await Promise.all([
        persistently(desk, guest),
        again(() =>
          manager.ask('POST', `/api/invitations/${invitationId('march', guest)}/withdrawal`, {
            id: `w.${guest}`,
            reason: 'other',
          }),
        ),
      ]);
      expect(withdrawn.status).toBe(204);
      expect(['admitted', 'refused']).toContain(answer?.verdict);
      if (answer?.verdict === 'refused') expect(answer.reason).toBe('withdrawn');
      const [later] = await desk.send(doing.pass(code(guest)));
      expect(later?.verdict).not.toBe('admitted');
    }
    const inside = (await desk.counts()).people;
    expect(await factsOf(house, 'guest.arrived')).toHaveLength(inside);
  });

  it('erased while the pass is at the door: whoever came is counted, and no name is left behind', async () => {
    const desk = await openTestDesk(house, 'B 口');
    const general = await signedIn(house, 'zhou-qiming');
    const before = (await desk.counts()).people;
    const [[answer], erased] = await Promise.all([
      persistently(desk, 'zhao-xiulan'),
      again(() => general.ask('POST', '/api/customers/zhao-xiulan/erasure', { id: 'e1', sure: true })),
    ]);
    expect(erased.status).toBe(200);
    expect((await desk.counts()).people).toBe(before + (answer?.verdict === 'admitted' ? 1 : 0));
    const [later] = await desk.send(doing.pass(code('zhao-xiulan')));
    expect(later?.verdict).not.toBe('admitted');
    expect(JSON.stringify(later)).not.toContain('赵秀兰');
    const roster = await desk.ask('GET', '/api/door/roster');
    expect(JSON.stringify(roster.body)).not.toContain('赵秀兰');
  });
});
