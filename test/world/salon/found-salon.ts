import { randomInt } from 'node:crypto';
import { PLAY } from '../../../contract/demo.ts';
import { refuseContact } from '../../../server/modules/customers/consent/refuse-contact.ts';
import { releasedForm } from '../../../server/modules/customers/forms/released-form.ts';
import { memberDoer } from '../../../server/modules/customers/index.ts';
import {
  addMember,
  changeDepartment,
  foundOrganisation,
  hashPassword,
  openDepartment,
  setPassword,
} from '../../../server/modules/identity/index.ts';
import { adoptLaw, adoptPack } from '../../../server/modules/policy/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';
import { BATCHES, BLANKS, EVENT_BLANKS, MEETING_BLANKS, PRODUCTS } from '../company.ts';
import { putOnRecord } from '../put-on-record.ts';
import { as, DEPARTMENTS, PLAYERS, SALON_GUESTS, SALON_PASSWORD } from './salon-people.ts';

const hand = { by: 'system:set-up', source: 'set-up' as const };
let secret: Promise<string> | null = null;

/** The company of the play as it stands before the plan: people, rules, forms, what it sells, whom it knows. */
export async function foundSalon(tx: Transaction, day: string): Promise<void> {
  secret ??= hashPassword(SALON_PASSWORD);
  await foundOrganisation(tx, {
    id: PLAY,
    name: '和畅(演示)',
    region: '512002',
    fileMode: 'parallel',
    demo: true,
  });
  // Compiled clauses are remembered by organisation and count: this company's are not those of the last play
  await tx
    .updateTable('organisation')
    .set({ clauses_revision: randomInt(2 ** 30) })
    .execute();
  for (const { id, name } of DEPARTMENTS) await openDepartment(tx, { id, name }, hand.by, 'set-up');
  for (const { id, name, post, department } of PLAYERS) {
    await addMember(tx, { id, name, signInName: id, department, posts: [{ post, department }] }, hand);
    await setPassword(tx, id, await secret, hand.by, 'set-up');
  }
  for (const { id, leader } of DEPARTMENTS) await changeDepartment(tx, id, { leader }, hand.by, 'set-up');
  await adopt(tx, day);
  for (const form of ['survey', 'file'] as const) await releasedForm(tx, form);
  await tx.insertInto('product').values(PRODUCTS).execute();
  await tx.insertInto('product_batch').values(BATCHES).execute();
  await putOnRecord(tx, SALON_GUESTS, 'member:shen-li');
  const word = { id: 'no-calls', purpose: 'selling', channel: 'all', source: 'phone' } as const;
  await refuseContact(tx, 's-24', word, memberDoer(as('fang-yuan')));
}

async function adopt(tx: Transaction, from: string): Promise<void> {
  await adoptLaw(tx, from, hand.by);
  const packs = [
    { pack: 'customer-files', blanks: BLANKS },
    { pack: 'calling-hours', blanks: {} },
    { pack: 'selling-event', blanks: { ...EVENT_BLANKS, attendance_goal: 18 } },
    { pack: 'event-rules', blanks: MEETING_BLANKS },
  ];
  for (const { pack, blanks } of packs)
    await adoptPack(tx, { id: `adopt.${pack}`, pack, from, blanks }, 'member:lu-yun', 'set-up');
}
