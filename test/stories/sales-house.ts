import type { PostCode } from '../../contract/identity.ts';
import { guestArrived, memberDoer } from '../../server/modules/customers/index.ts';
import { addMember, hashPassword, setPassword } from '../../server/modules/identity/index.ts';
import { adoptLaw } from '../../server/modules/policy/index.ts';
import type { Device, TestApp } from '../world/app.ts';
import { PASSWORD } from '../world/small-company.ts';
import { customersHouse } from './customers-house.ts';

/** Saturday 14 March at 安禾: goods on the table, guests in the hall, nobody has ordered yet. */

export const EVENT = 'event:lianyi';
const guests = [
  { id: 'li', name: '李桂芳', phone: '13812348821', birthDate: '1955-03-08', by: 'wang-min' },
  { id: 'jiang', name: '姜素英', phone: '13812348376', birthDate: '1950', by: 'wang-min' },
  { id: 'he', name: '何开容', phone: '13812346029', birthDate: '1958-01-02', by: 'li-qiang' },
  { id: 'young', name: '吴小梅', phone: '13812340001', birthDate: '1990-01-02', by: 'wang-min' },
  // On record, and not in the hall today
  { id: 'deng', name: '邓秀琴', phone: '13812342265', birthDate: '1952', by: 'wang-min' },
] as const;

const people: readonly [string, string, PostCode][] = [
  ['zheng-fang', '郑芳', 'finance'],
  ['he-jun', '何俊', 'conference-manager'],
];

export const goods = {
  protein: {
    nameZh: '禾力蛋白粉 400 g',
    nameEn: 'Heli protein powder 400 g',
    category: 'health-food',
    unitZh: '罐',
    unitEn: 'tin',
    price: { amount: '298.00', currency: 'CNY' },
    claims: '增强免疫力',
    notFor: '少年儿童、孕妇、乳母',
    approval: '国食健注G20260001',
    batches: [
      { batch: 'B2601', expiresOn: '2027-12-31' },
      { batch: 'B2602' },
      { batch: 'B2401', expiresOn: '2026-01-31' },
    ],
  },
  'foot-tub': {
    nameZh: '禾悦足浴桶',
    nameEn: 'Heyue foot tub',
    category: 'appliance',
    unitZh: '台',
    unitEn: 'pc',
    price: { amount: '699.00', currency: 'CNY' },
    claims: '加热、定时',
  },
  'home-care': {
    nameZh: '居家安心服务包(12 个月)',
    nameEn: 'Home care plan, 12 months',
    category: 'service',
    unitZh: '份',
    unitEn: 'plan',
    price: { amount: '1280.00', currency: 'CNY' },
    claims: '每月上门一次,每次两小时',
  },
} as const;

export async function salesHouse(
  now = '2026-03-14T11:00:00+08:00',
  webRoot: string | null = null,
): Promise<TestApp> {
  const house = await customersHouse(now, webRoot);
  house.clock.set('2026-01-01T08:00:00+08:00');
  const hash = await hashPassword(PASSWORD);
  const hand = { by: 'system:set-up', source: 'set-up' as const };
  await house.db.inOrganisation('anhe', async (tx) => {
    await adoptLaw(tx, '2026-01-01', hand.by);
    for (const [id, name, post] of people) {
      const posts = [{ post, department: 'office' }];
      await addMember(tx, { id, name, signInName: id, department: 'office', posts }, hand);
      await setPassword(tx, id, hash, hand.by, 'set-up');
    }
    await tx.insertInto('event').values(event).execute();
  });
  house.clock.set(now);
  return house;
}

const event = {
  id: 'lianyi',
  name: '三月联谊会',
  type: 'get-together',
  hall: '雁江宾馆三楼',
  region: '512002',
  doors_at: '2026-03-14T07:50:00+08:00',
  starts_at: '2026-03-14T09:00:00+08:00',
  ends_at: '2026-03-14T11:30:00+08:00',
  capacity: 130,
  fire_limit: 150,
  sells: '安禾公司邀请,会上销售蛋白粉和足浴桶',
  goal_guests: 90,
  planned_by: 'he-jun',
  planned_at: '2026-02-20T09:00:00+08:00',
};

/** Puts the goods on the list and lets the guests in, each added by who looks after them. */
export async function openDesk(house: TestApp, who: Record<'wang-min' | 'li-qiang' | 'zhao-lei', Device>) {
  for (const [id, product] of Object.entries(goods))
    await done(who['zhao-lei'].ask('PUT', `/api/products/${id}`, product));
  for (const { id, name, phone, birthDate, by } of guests) {
    await done(
      who[by].ask('POST', '/api/customers', { id, name, phones: [phone], birth: birthDate, source: 'event' }),
    );
    if (id === 'deng') continue;
    await house.db.inOrganisation('anhe', (tx) =>
      guestArrived(
        tx,
        { id: `in-${id}`, customer: id, activity: 'get-together', event: 'lianyi' },
        memberDoer({ member: by, posts: [] }),
      ),
    );
  }
}

export async function done(asked: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

export const yuan = (amount: string, currency = 'CNY') => ({ amount, currency });

/** What stands in the ledger of one kind, oldest first. */
export const facts = (house: TestApp, kind: string) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx
      .selectFrom('fact')
      .select(['subject', 'data', 'refs', 'actor'])
      .where('kind', '=', kind)
      .orderBy('seq')
      .execute();
    return rows.map(({ subject, data, refs, actor }) => ({
      subject,
      actor,
      refs: refs as Record<string, string>,
      data: data as Record<string, unknown>,
    }));
  });
