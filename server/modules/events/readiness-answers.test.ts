import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testOrganisation } from '../../../test/world/database.ts';
import type { Answer } from '../../ledger/index.ts';
import { SettableClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { readinessAnswers } from './readiness-answers.ts';

const clock = new SettableClock('2026-03-10T09:00:00+08:00');
let db: Database;
const ORG = 'readiness';

const event = (id: string, starts: string) => ({
  id,
  name: '联谊会',
  type: 'get-together',
  hall: '三楼',
  region: '512002',
  doors_at: new Date(starts),
  starts_at: new Date(starts),
  ends_at: new Date(Date.parse(starts) + 9e6),
  capacity: 130,
  fire_limit: 130,
  sells: '安禾公司销售蛋白粉',
  goal_guests: 90,
  planned_by: 'he-jun',
  planned_at: new Date('2026-02-20T09:00:00+08:00'),
});
const ticked = (id: string, list: string, missing: string[]) => ({
  org_id: ORG,
  id,
  kind: 'checklist.ticked',
  at: new Date(clock.now()),
  recorded_at: new Date(clock.now()),
  subject: 'event:march',
  actor: 'member:luo',
  data: JSON.stringify({ list, missing }),
  source: 'web',
});

beforeAll(async () => {
  ({ db } = await testDatabase({ clock }));
  await testOrganisation(db, ORG);
  await db.inOrganisation(ORG, async (tx) => {
    await tx
      .insertInto('event')
      .values([
        event('march', '2026-03-14T09:00:00+08:00'),
        event('april', '2026-04-11T09:00:00+08:00'),
        event('february', '2026-02-08T09:00:00+08:00'),
        { ...event('off', '2026-03-21T09:00:00+08:00'), cancelled_at: new Date(clock.now()) },
      ])
      .execute();
    await tx
      .insertInto('event_material')
      .values([
        { event_id: 'march', item: 'gifts', wanted: 120, have: 90 },
        { event_id: 'march', item: 'supplies', wanted: 6, have: 4 },
        { event_id: 'march', item: 'stock', wanted: 60, have: 80 },
      ])
      .execute();
    await tx
      .insertInto('event_quota')
      .values([
        { event_id: 'march', member_id: 'wang', guests: 1, sales: 300000 },
        { event_id: 'march', member_id: 'li', guests: 2, sales: 300000 },
        { event_id: 'march', member_id: 'wu', guests: 0, sales: 0 },
      ])
      .execute();
    await tx
      .insertInto('invitation')
      .values(
        ['wang', 'li'].map((inviter) => ({
          id: `of-${inviter}`,
          event_id: 'march',
          customer_id: `c-${inviter}`,
          inviter,
          state: 'invited',
          listed_at: new Date(clock.now()),
        })),
      )
      .execute();
    await tx
      .insertInto('event_post')
      .values({ event_id: 'march', post: 'host', member_id: 'tang' })
      .execute();
    await tx
      .insertInto('event_stage')
      .values([
        { event_id: 'march', seq: 1, stage: 'opening', name: '开场', minutes: 10 },
        { event_id: 'march', seq: 2, stage: 'talk', name: '讲座', minutes: 60 },
      ])
      .execute();
    await tx
      .insertInto('fact')
      .values([
        ticked('t1', 'materials', ['banner', 'tea']),
        ticked('t2', 'materials', ['tea']),
        ticked('t3', 'sign-in', ['pen-2']),
        {
          ...ticked('b1', '', []),
          kind: 'briefing.acknowledged',
          subject: 'member:wang',
          refs: JSON.stringify({ event: 'event:march' }),
          data: '{}',
        },
      ])
      .execute();
  });
}, 60_000);

const asked = (question: string, ids: string[]) =>
  db.inOrganisation(ORG, async (tx) =>
    Object.fromEntries(await (readinessAnswers[question] as Answer)(tx, ids)),
  );

describe('what clauses ask about how far a gathering has come', () => {
  it.each([
    ['event.lacking', { march: 32, april: 0 }],
    ['event.filled_posts', { march: ['host'], april: [] }],
    ['event.planned_minutes', { march: 70, april: 0 }],
    // A quota of nothing is no task, and one that is used up is still a task
    ['event.tasked', { march: ['member:li', 'member:wang'], april: [] }],
    ['event.quota_used_up', { march: ['member:wang', 'member:wu'], april: [] }],
    ['event.briefed', { march: ['member:wang'], april: [] }],
    // Of each list only what it said last
    ['event.unticked', { march: ['pen-2', 'tea'], april: [] }],
  ])('%s', async (question, answers) => expect(await asked(question, ['march', 'april'])).toEqual(answers));

  it('organisation.upcoming_events: neither over nor cancelled, the next one first', async () =>
    expect(await asked('organisation.upcoming_events', [ORG])).toEqual({
      [ORG]: ['event:march', 'event:april'],
    }));
});
