import { addMember, hashPassword, setPassword } from '../../server/modules/identity/index.ts';
import { adoptPack } from '../../server/modules/policy/index.ts';
import { type Device, type TestApp, testApp } from '../world/app.ts';
import { PASSWORD, signedIn, smallCompany } from '../world/small-company.ts';

/** 安禾 with its customer-file rules in force since January, and the two of the service department who seal and ask. */
export async function customersHouse(
  now = '2026-03-10T09:00:00+08:00',
  webRoot: string | null = null,
  env: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const house = await testApp({ now, webRoot, env });
  house.clock.set('2026-01-01T08:00:00+08:00');
  await smallCompany(house);
  const hash = await hashPassword(PASSWORD);
  await house.db.inOrganisation('anhe', async (tx) => {
    for (const [id, name, post] of [
      ['ma-li', '马丽', 'service-manager'],
      ['sun-yue', '孙悦', 'desk'],
      ['luo-hao', '罗浩', 'crew'],
    ] as const) {
      const hand = { by: 'system:set-up', source: 'set-up' as const };
      await addMember(
        tx,
        { id, name, signInName: id, department: 'service', posts: [{ post, department: 'service' }] },
        hand,
      );
      await setPassword(tx, id, hash, hand.by, 'set-up');
    }
    await adoptPack(
      tx,
      {
        id: 'adoption-1',
        pack: 'customer-files',
        from: '2026-01-01',
        blanks: {
          survey_hand_in: 'P1D',
          allocate_within: 'P1D',
          seal_within: 'P2D',
          new_member_share: 10,
          rebuild_within: 'P0D',
        },
      },
      'member:zhou-qiming',
      'set-up',
    );
  });
  house.clock.set(now);
  return house;
}

/** Signs in everybody a story needs, by member id. */
export async function people<K extends string>(house: TestApp, ...ids: K[]): Promise<Record<K, Device>> {
  const devices: Partial<Record<K, Device>> = {};
  for (const id of ids) devices[id] = await signedIn(house, id);
  return devices as Record<K, Device>;
}

/** What stands in the ledger of attempts: kind of act, code and clauses. */
export const refusedActs = (house: TestApp) =>
  house.db.inOrganisation('anhe', async (tx) => {
    const rows = await tx
      .selectFrom('fact')
      .select(['data', 'actor'])
      .where('kind', '=', 'act.refused')
      .orderBy('seq')
      .execute();
    return rows.map(({ data, actor }) => ({
      actor,
      ...(data as { act: string; code: string; clauses: string[] }),
    }));
  });

/** Open obligations of one noun: holder, clause and the last moment. */
export const owed = (house: TestApp, noun: string) =>
  house.db.inOrganisation('anhe', (tx) =>
    tx
      .selectFrom('obligation')
      .select(['subject', 'holder', 'clause', 'due_at', 'state', 'lapsed'])
      .where('noun', '=', noun)
      .orderBy('due_at')
      .orderBy('subject')
      .execute(),
  );
