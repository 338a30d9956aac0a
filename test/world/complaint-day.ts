import { addCustomer, memberDoer } from '../../server/modules/customers/index.ts';
import type { TestApp } from './app.ts';
import { deskHouse } from './desk-house.ts';
import { invite, makeEvent } from './event-house.ts';

/** Wednesday 11 March at the desk: 何淑珍 bought a foot tub on Sunday and is asked for Saturday; her tub leaks. */
export async function complaintDay(now: string, webRoot: string | null = null): Promise<TestApp> {
  const house = await deskHouse('2026-03-08T10:00:00+08:00', webRoot);
  await house.db.inOrganisation('anhe', async (tx) => {
    const by = memberDoer({ member: 'li-qiang', posts: ['representative'] });
    const person = { id: 'he-shuzhen', name: '何淑珍', phones: ['13812346612'], source: 'event' as const };
    await addCustomer(tx, person, by);
    await tx
      .insertInto('product')
      .values({
        id: 'foot-tub',
        name_zh: '禾悦足浴桶',
        name_en: 'Heyue foot tub',
        category: 'appliance',
        unit_zh: '台',
        price: 69900,
      })
      .execute();
    await tx.updateTable('customer').set({ bought: true }).where('id', '=', 'he-shuzhen').execute();
    await tx
      .insertInto('sale_order')
      .values({
        id: 'o-he',
        number: 'S-0003',
        customer_id: 'he-shuzhen',
        seller: 'li-qiang',
        placed_at: new Date(tx.clock.now()),
        total: 69900,
        received: 69900,
      })
      .execute();
    await tx
      .insertInto('order_line')
      .values({
        order_id: 'o-he',
        line: 0,
        product_id: 'foot-tub',
        quantity: 1,
        price: 69900,
        delivered_at: new Date(tx.clock.now()),
      })
      .execute();
    await makeEvent(tx, 'march');
    await invite(tx, 'march', [
      { id: 'he-shuzhen', name: '何淑珍', phone: '13812346612', inviter: 'li-qiang' },
    ]);
  });
  house.clock.set(now);
  return house;
}
