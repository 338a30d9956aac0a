import {
  type CalendarSource,
  type ClauseSet,
  compile,
  makeCalendar,
  type Problem,
} from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { prepared } from '../platform/prepared.ts';
import { registry } from './registry.ts';
import { clauseVersionOf } from './rows.ts';
import { loadCalendar } from './time/load-calendar.ts';
import { timetablesOf } from './time/office-hours.ts';
import { type PlaceVersion, placeAt, placeNow, placeVersions } from './time/place-version.ts';

/** Compiled sets by organisation. A set serves until the organisation's clauses, zone, calendar or hours change. */
const compiled = new Map<string, { revision: string; set: ClauseSet }>();

/** What an organisation has adopted, compiled. */
export async function clausesFor(tx: Transaction): Promise<ClauseSet> {
  const [here] = await prepared(tx, 'clauses-revision', revisionOf(tx).compile());
  if (!here) throw new Error(`No organisation ${tx.org}`);
  const revision = `${here.clauses_revision}/${here.place}/${here.zone}/${here.name}`;
  const cached = compiled.get(tx.org);
  if (cached?.revision === revision) return cached.set;
  const set = await clausesAt(tx, await placeNow(tx));
  compiled.set(tx.org, { revision, set });
  return set;
}

const revisionOf = (tx: Transaction) =>
  tx
    .selectFrom('organisation')
    .select((on) => [
      'name',
      'zone',
      'clauses_revision',
      on
        .selectFrom('place_version')
        .select((place) => place.fn.max('seq').as('seq'))
        .where('org_id', '=', tx.org)
        .as('place'),
    ])
    .where('org_id', '=', tx.org);

/** The same clauses as they were carried out when a fact was recorded: by the holidays and hours of that time. */
export async function clausesWhen(tx: Transaction, seq: number): Promise<ClauseSet> {
  const places = await placeVersions(tx);
  const then = placeAt(places, seq);
  return then === places.at(-1) ? clausesFor(tx) : clausesAt(tx, then);
}

/** @param holidays in place of the table of that time */
export async function clausesAt(
  tx: Transaction,
  place: PlaceVersion,
  holidays?: CalendarSource,
): Promise<ClauseSet> {
  const { zone, name: organisation } = await tx
    .selectFrom('organisation')
    .select(['zone', 'name'])
    .where('org_id', '=', tx.org)
    .executeTakeFirstOrThrow();
  const rows = await tx.selectFrom('clause_version').selectAll().where('org_id', '=', tx.org).execute();
  const calendar = makeCalendar({
    ...(holidays ?? (await loadCalendar(tx, place.calendar))),
    hours: { office: timetablesOf(place.hours) },
  });
  const { set, problems } = compile(rows.map(clauseVersionOf), registry().vocabulary, {
    zone,
    calendar,
    organisation,
  });
  // Adoption refuses clauses that do not compile; here it could only be a clause from an older Guiju
  const broken = problems.filter((problem) => problem.level === 'error');
  if (broken.length > 0) throw new Error(broken.map(describe).join('\n'));
  return set;
}

const describe = (problem: Problem): string => `${problem.clause}${problem.pointer}: ${problem.message.en}`;
