import { passTime } from '../../server/ledger/index.ts';
import { type Doer, memberDoer } from '../../server/modules/customers/index.ts';
import type { Attachments } from '../../server/platform/attachments.ts';
import type { Caller } from '../../server/platform/caller.ts';
import type { SettableClock } from '../../server/platform/clock.ts';
import type { Database, Transaction } from '../../server/platform/database.ts';
import { ORG, PEOPLE } from './company.ts';

/** The company and its week, told on a database with a clock that the telling holds in its hand. */
export interface World {
  db: Database;
  clock: SettableClock;
  /** Where papers and pictures go. */
  attachments: Attachments;
  /** The moment that the week's calendar calls so, moved by whole weeks where the week is told as this one. */
  at(moment: string): number;
  tx<R>(work: (tx: Transaction) => Promise<R>): Promise<R>;
}

const WEEK = 7 * 86_400_000;

/** @param weeks how many weeks later than March 2026 the week is told */
export function worldOn(
  { db, attachments }: Pick<World, 'db' | 'attachments'>,
  clock: SettableClock,
  weeks = 0,
): World {
  return {
    db,
    clock,
    attachments,
    at: (moment) => Date.parse(`${moment}+08:00`) + weeks * WEEK,
    tx: (work) => db.inOrganisation(ORG, work),
  };
}

/** `2026-03-10T10:05` in that week, as the day it falls on. */
export const dayAt = (world: World, moment: string): string => dayOf(world.at(moment));
export const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
export const isoAt = (world: World, moment: string): string => new Date(world.at(moment)).toISOString();

/** Time goes on until then: days open and duties lapse on the way. */
export async function timeGoesOn(world: World, moment: string | number): Promise<void> {
  world.clock.set(typeof moment === 'number' ? moment : world.at(moment));
  await passTime(world.db, ORG);
}

const byId = new Map(PEOPLE.map((one) => [one.id, one]));

/** Somebody of the company, as who is asking. */
export function caller(id: string): Caller {
  const person = byId.get(id);
  if (!person) throw new Error(`Nobody is called ${id}`);
  const posts = (person.posts ?? []).map(({ post }) => post);
  return { org: ORG, member: id, name: person.name, posts, session: 'world', address: '' };
}

export const doer = (id: string): Doer => memberDoer(caller(id));
