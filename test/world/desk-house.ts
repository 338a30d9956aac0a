import {
  addMember,
  changeDepartment,
  hashPassword,
  setPassword,
} from '../../server/modules/identity/index.ts';
import { adoptPack, type NewAdoption } from '../../server/modules/policy/index.ts';
import { type Device, type TestApp, testApp } from './app.ts';
import { OFFICE_SYSTEMS } from './company.ts';
import { PASSWORD, smallCompany } from './small-company.ts';

/** 安禾 with the systems of its desk, its rooms and its office adopted as world.md chose them. */

const people = [
  ['lin-tao', '林涛', 'marketing-director', 'sales'],
  ['ma-li', '马丽', 'service-manager', 'service'],
  ['sun-yue', '孙悦', 'desk', 'service'],
  ['ren-jia', '任佳', 'desk', 'service'],
  ['zheng-fang', '郑芳', 'finance', 'office'],
  ['he-jun', '何俊', 'conference-manager', 'office'],
  ['luo-hao', '罗浩', 'crew', 'office'],
  ['feng-gang', '冯刚', 'repair', 'office'],
  ['peng-yulan', '彭玉兰', 'representative', 'sales'],
] as const;

const adopted: readonly Omit<NewAdoption, 'id'>[] = [
  {
    pack: 'customer-files',
    blanks: {
      survey_hand_in: 'P1D',
      allocate_within: 'P1D',
      seal_within: 'P2D',
      new_member_share: 10,
      rebuild_within: 'P0D',
    },
  },
  ...OFFICE_SYSTEMS,
];

export async function deskHouse(now: string, webRoot: string | null = null): Promise<TestApp> {
  const house = await testApp({ now: '2026-03-01T08:00:00+08:00', webRoot });
  await smallCompany(house);
  const hash = await hashPassword(PASSWORD);
  const hand = { by: 'system:set-up', source: 'set-up' as const };
  await house.db.inOrganisation('anhe', async (tx) => {
    for (const [id, name, post, department] of people) {
      await addMember(tx, { id, name, signInName: id, department, posts: [{ post, department }] }, hand);
      await setPassword(tx, id, hash, hand.by, 'set-up');
    }
    await changeDepartment(tx, 'service', { leader: 'ma-li' }, hand.by, 'set-up');
    for (const { pack, ...choices } of adopted)
      await adoptPack(
        tx,
        { id: `adopt.${pack}`, pack, from: '2026-03-01', ...choices },
        'member:zhou-qiming',
        'set-up',
      );
  });
  house.clock.set(now);
  return house;
}

/** Hands in a sheet; the answer with what was refused, if anything. */
export const handIn = (
  device: Device,
  clause: string,
  entry: {
    id: string;
    values: Record<string, unknown>;
    about?: string;
    obligation?: string;
    warned?: boolean;
    attachments?: string[];
  },
) => device.ask<{ id: string; open: string }>('POST', `/api/sheets/${clause}/entries`, entry);

/** Obligations as rows, to be looked at by a story. */
export const obligations = (house: TestApp, subject: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('obligation')
      .select(['id', 'noun', 'holder', 'clause', 'due_at', 'state', 'lapsed'])
      .where('subject', '=', subject)
      .orderBy('opens_at')
      .orderBy('clause')
      .execute(),
  );
