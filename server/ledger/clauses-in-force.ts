import { type ClauseSet, compile, makeCalendar, type Problem } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { prepared } from '../platform/prepared.ts';
import { registry } from './registry.ts';
import { clauseVersionOf, epochDay } from './rows.ts';

/** Compiled sets by organisation. A set serves until the organisation's clauses or the calendar change. */
const compiled = new Map<string, { revision: string; set: ClauseSet }>();

/** What an organisation has adopted, compiled. */
export async function clausesFor(tx: Transaction): Promise<ClauseSet> {
  const [place] = await prepared(tx, 'clauses-revision', revisionOf(tx).compile());
  if (!place) throw new Error(`No organisation ${tx.org}`);
  const revision = `${place.clauses_revision}/${place.calendar}/${place.zone}`;
  const cached = compiled.get(tx.org);
  if (cached?.revision === revision) return cached.set;
  const set = await compileFor(tx, place.zone, place.calendar);
  compiled.set(tx.org, { revision, set });
  return set;
}

const revisionOf = (tx: Transaction) =>
  tx
    .selectFrom('organisation')
    .select((on) => [
      'zone',
      'clauses_revision',
      on
        .selectFrom('calendar_version')
        .select((c) => c.fn.max('version').as('version'))
        .where('calendar', '=', 'CN')
        .as('calendar'),
    ])
    .where('org_id', '=', tx.org);

async function compileFor(tx: Transaction, zone: string, calendarVersion: number | null): Promise<ClauseSet> {
  const rows = await tx.selectFrom('clause_version').selectAll().where('org_id', '=', tx.org).execute();
  const calendar = await loadCalendar(tx, calendarVersion);
  const { set, problems } = compile(rows.map(clauseVersionOf), registry().vocabulary, { zone, calendar });
  // Adoption refuses clauses that do not compile; here it could only be a clause from an older Guiju
  const broken = problems.filter((problem) => problem.level === 'error');
  if (broken.length > 0) throw new Error(broken.map(describe).join('\n'));
  return set;
}

async function loadCalendar(tx: Transaction, version: number | null) {
  const days = await tx
    .selectFrom('calendar_day')
    .select(['day', 'kind'])
    .where('calendar', '=', 'CN')
    .where('version', '=', version ?? 0)
    .execute();
  const cover = await tx
    .selectFrom('calendar_version')
    .selectAll()
    .where('calendar', '=', 'CN')
    .where('version', '=', version ?? 0)
    .executeTakeFirst();
  const of = (kind: string) => days.filter((day) => day.kind === kind).map((day) => epochDay(day.day));
  return makeCalendar({
    version: `CN ${version ?? 0}`,
    coversFrom: epochDay(cover?.covers_from ?? '2004-01-01'),
    coversTo: epochDay(cover?.covers_to ?? '2004-01-01'),
    holidays: of('holiday'),
    makeUpWorkdays: of('make-up-workday'),
  });
}

const describe = (problem: Problem): string => `${problem.clause}${problem.pointer}: ${problem.message.en}`;
