import type { InvitationBoard } from '../../contract/inviting.ts';
import { customersHouse, people } from '../stories/customers-house.ts';
import type { Device, TestApp } from './app.ts';

/** 三月联谊会 from the first call on: planned by 赵磊, its guests asked by 王敏 and 李强. */

export interface GuestHouse extends TestApp {
  who: Record<'wang-min' | 'li-qiang' | 'zhao-lei' | 'zhou-qiming' | 'luo-hao', Device>;
  /** A new link to a guest's page, as their inviter forwards it. */
  linkFor(customer: string): Promise<string>;
  invitation(customer: string): Promise<InvitationBoard['rows'][number]>;
}

export const marchPlan = {
  id: 'march',
  name: '三月联谊会',
  type: 'get-together',
  hall: '雁江宾馆三楼',
  address: '雁江区娇子大道 18 号,2 路车雁江宾馆站',
  doorsAt: '2026-03-14T07:50:00+08:00',
  startsAt: '2026-03-14T09:00:00+08:00',
  endsAt: '2026-03-14T11:30:00+08:00',
  capacity: 130,
  fireLimit: 200,
  sells: '安禾公司邀请您,会上销售蛋白粉和足浴桶',
  goalGuests: 90,
  goalSales: { amount: '15000.00', currency: 'CNY' },
  quotas: [],
};

const GUESTS = [
  ['li', '李桂芳', '13812348821', 'wang-min'],
  ['zhang', '张建国', '13812343307', 'wang-min'],
  ['ouyang', '欧阳淑兰', '13812344190', 'wang-min'],
  ['xu', '许国平', '13812347718', 'li-qiang'],
] as const;

export async function guestHouse(
  webRoot: string | null = null,
  env: Readonly<Record<string, string>> = {},
): Promise<GuestHouse> {
  const house = await customersHouse('2026-03-08T09:00:00+08:00', webRoot, env);
  const who = await people(house, 'wang-min', 'li-qiang', 'zhao-lei', 'zhou-qiming', 'luo-hao');
  await done(who['zhao-lei'].ask('POST', '/api/events', marchPlan));
  const consents = ['phone', 'visit'].map((channel) => ({ purpose: 'selling', channel, source: 'stall' }));
  for (const [id, name, phone, owner] of GUESTS) {
    await done(
      who[owner].ask('POST', '/api/customers', { id, name, source: 'stall', phones: [phone], consents }),
    );
    const prospects = [{ customer: id }];
    await done(who[owner].ask('POST', '/api/events/march/prospects', { prospects }));
  }
  const invitation: GuestHouse['invitation'] = async (customer) => {
    const { body } = await who['zhao-lei'].ask<InvitationBoard>('GET', '/api/events/march/invitations');
    const row = body.rows.find((one) => one.customer.id === customer);
    if (!row) throw new Error(`${customer} is not on the list`);
    return row;
  };
  for (const [id, , , owner] of GUESTS)
    await done(who[owner].ask('POST', `/api/invitations/${(await invitation(id)).id}/asking`, asked(id)));
  const linkFor: GuestHouse['linkFor'] = async (customer) => {
    const owner = GUESTS.find(([id]) => id === customer)?.[3] ?? 'wang-min';
    const path = `/api/invitations/${(await invitation(customer)).id}/forward`;
    return (await who[owner].ask<{ link: string }>('POST', path)).body.link;
  };
  return { ...house, who, linkFor, invitation };
}

const asked = (id: string) => ({
  id: `asked.${id}`,
  channel: 'visit',
  warmedUp: true,
  confident: true,
  likelihood: 'likely',
});

async function done(asking: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await asking;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}
