import { releasedForm } from '../../server/modules/customers/forms/released-form.ts';
import {
  addMember,
  changeDepartment,
  foundOrganisation,
  giveNotice,
  hashPassword,
  openDepartment,
  setPassword,
} from '../../server/modules/identity/index.ts';
import { adoptLaw, adoptPack } from '../../server/modules/policy/index.ts';
import type { Transaction } from '../../server/platform/database.ts';
import {
  BATCHES,
  BLANKS,
  COMPANY,
  DEMO_PASSWORD,
  DEPARTMENTS,
  EVENT_BLANKS,
  MEETING_BLANKS,
  OFFICE_SYSTEMS,
  ORG,
  PEOPLE,
  PRODUCTS,
} from './company.ts';
import { dayAt, timeGoesOn, type World } from './the-world.ts';

const hand = { by: 'system:set-up', source: 'set-up' as const };
/** Hashed once: hashing is made to be slow, and everybody here has the same one. */
let secret: Promise<string> | null = null;

/** 安禾 as it stands on Saturday 7 February: its people, its rules, its forms, what it sells. */
export async function foundCompany(world: World, demo: boolean): Promise<void> {
  secret ??= hashPassword(DEMO_PASSWORD);
  const password = await secret;
  world.clock.set(world.at('2026-02-07T08:00'));
  await world.tx(async (tx) => {
    await foundOrganisation(tx, { id: ORG, ...COMPANY, demo });
    for (const { id, name, parent } of DEPARTMENTS)
      await openDepartment(tx, { id, name, parent }, hand.by, 'set-up');
    for (const person of PEOPLE.filter(({ id }) => id !== 'wu-dan')) await join(tx, person, password);
    for (const { id, leader } of DEPARTMENTS) await changeDepartment(tx, id, { leader }, hand.by, 'set-up');
    await adopt(tx, dayAt(world, '2026-02-07T08:00'));
    for (const form of ['survey', 'file'] as const) await releasedForm(tx, form);
    await tx.insertInto('product').values(PRODUCTS).execute();
    await tx.insertInto('product_batch').values(BATCHES).execute();
  });
}

type Person = (typeof PEOPLE)[number];

async function join(
  tx: Transaction,
  { id, name, department, joinedOn, posts }: Person,
  password: string,
): Promise<void> {
  await addMember(
    tx,
    { id, name, signInName: id, department, joinedOn, posts: [...(posts ?? []), ...besides(id)] },
    hand,
  );
  await setPassword(tx, id, password, hand.by, 'set-up');
}

/** In a company of 22 the office looks after the software too. */
const besides = (id: string) =>
  id === 'gao-lin' ? [{ post: 'administrator' as const, department: null }] : [];

async function adopt(tx: Transaction, from: string): Promise<void> {
  await adoptLaw(tx, from, hand.by);
  const packs = [
    { pack: 'customer-files', blanks: BLANKS },
    { pack: 'calling-hours', blanks: {} },
    { pack: 'selling-event', blanks: EVENT_BLANKS },
    { pack: 'event-rules', blanks: MEETING_BLANKS },
    ...OFFICE_SYSTEMS,
  ];
  for (const choices of packs)
    await adoptPack(tx, { id: `adopt.${choices.pack}`, from, ...choices }, 'member:zhou-qiming', 'set-up');
}

/** 13 February: 周小云 gives notice; 24 February: 吴丹 begins. */
export async function peopleComeAndGo(world: World): Promise<void> {
  await timeGoesOn(world, '2026-02-13T17:00');
  await world.tx((tx) =>
    giveNotice(
      tx,
      {
        id: 'notice.zhou-xiaoyun',
        member: 'zhou-xiaoyun',
        lastDay: dayAt(world, '2026-03-15T12:00'),
        hour: '17:30',
        cause: 'notice',
      },
      { by: 'member:gao-lin', posts: ['office', 'administrator'], source: 'demo' },
    ),
  );
}

export async function wuDanBegins(world: World): Promise<void> {
  await timeGoesOn(world, '2026-02-24T08:30');
  const password = await (secret as Promise<string>);
  const wuDan = PEOPLE.find(({ id }) => id === 'wu-dan') as Person;
  await world.tx((tx) => join(tx, { ...wuDan, joinedOn: dayAt(world, '2026-02-24T08:30') }, password));
}
