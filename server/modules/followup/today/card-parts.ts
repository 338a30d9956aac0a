import type { CardDuty, TodayCard } from '../../../../contract/today.ts';
import type {
  Clause,
  ClauseSet,
  Owes,
  Purpose,
  Script,
  Sheet,
  Step,
  Strength,
} from '../../../../kernel/index.ts';
import type { Named } from '../../../ledger/index.ts';
import { plainKind } from '../../policy/index.ts';
import type { Owed } from './open-obligations.ts';
import { titleOf } from './titles.ts';

const iso = (at: number): string => new Date(at).toISOString();

export const dutyShown = (one: Owed, name: (ref: string) => Named): CardDuty => ({
  id: one.id,
  clause: one.clause,
  n: one.n,
  noun: one.noun,
  title: titleOf(one, one.body),
  strength: one.strength,
  opensAt: iso(one.opensAt),
  countsFrom: iso(one.countsFrom),
  targetAt: one.targetAt === null ? null : iso(one.targetAt),
  dueAt: one.dueAt === null ? null : iso(one.dueAt),
  late: one.lapsed,
  claim: one.holder.startsWith('post:')
    ? {
        by: one.claimedBy === null ? null : name(one.claimedBy),
        until: one.claimedUntil === null ? null : iso(one.claimedUntil),
      }
    : null,
});

/** The first of these that any duty has: service speaks before selling, what rings before what is ticked. */
const PURPOSES: readonly Purpose[] = ['safety', 'service', 'selling', 'internal'];
const STRENGTHS: readonly Strength[] = ['nag', 'checklist', 'hint'];

export const purposeOf = (duties: readonly Owed[]): Purpose =>
  PURPOSES.find((purpose) => duties.some((one) => one.purpose === purpose)) ?? 'internal';
export const strengthOf = (duties: readonly Owed[]): Strength =>
  STRENGTHS.find((strength) => duties.some((one) => one.strength === strength)) ?? 'hint';

/** The part of a clause that says what is owed in this slot. */
export function owesOf(one: Owed): Owes | null {
  const { body } = one;
  if (body.form !== 'duty') return null;
  const all = [body.owes].flat() as readonly Owes[];
  return all.find(({ slot }) => (slot ?? 'main') === one.slot.split('/')[0]) ?? null;
}

/** The step of a runbook that is owed. */
const stepOf = ({ body, slot }: Owed): Step | null =>
  body.form === 'runbook' ? (body.steps.find(({ id }) => id === slot.split('/')[0]) ?? null) : null;

/** Kinds of fact that would meet it. */
export const metBy = (one: Owed): string | null =>
  one.slot.includes('/lapse') ? 'lapse.seen' : (owesOf(one)?.metBy.fact ?? stepOf(one)?.doneBy?.fact ?? null);

const PLAIN = new Set(['promise.kept', 'lapse.seen', 'adverse-effect.followed-up', 'briefing.acknowledged']);
const isPlain = (kind: string | null): boolean =>
  kind !== null && (PLAIN.has(kind) || plainKind(kind) !== null);

export function recordOf(duties: readonly Owed[], sheet: Sheet | null): TodayCard['record'] {
  const kinds = duties.map(metBy);
  if (kinds.includes('call-back.made')) return 'call-back';
  if (kinds.includes('visit.made')) return 'visit';
  if (kinds.includes('invitation.confirmed')) return 'confirm';
  if (sheet?.records && duties.length === 1) return 'sheet';
  return kinds.every(isPlain) ? 'plain' : 'elsewhere';
}

/** The sheet its record is written on, as it is in force that day: the one it names, or one that records what meets it. */
export function sheetAsked(set: ClauseSet, duties: readonly Owed[], day: number) {
  const named = duties.map((one) => clauseOn(set, owesOf(one)?.sheet ?? stepOf(one)?.sheet, day));
  const version =
    named.find((found) => found?.body.form === 'sheet') ??
    duties.map((one) => sheetRecording(set, metBy(one), day)).find((found) => found !== undefined);
  return version ? { clause: version.clause, n: version.n, body: version.body as Sheet } : null;
}

const sheetRecording = (set: ClauseSet, kind: string | null, day: number) =>
  set.ready.find(
    ({ version: { body, from, to } }) =>
      body.form === 'sheet' && body.records?.fact === kind && from <= day && (to === null || day < to),
  )?.version;

/** A clause in force on a day, by its id. */
export const clauseOn = (set: ClauseSet, id: string | undefined, day: number) =>
  set.ready.find(
    ({ version: { clause, from, to } }) => clause === id && from <= day && (to === null || day < to),
  )?.version;

/** The fields a record of it must have. What the product asks of every call (channel, result, words) is among them. */
export function sheetOf(asked: ReturnType<typeof sheetAsked>): TodayCard['sheet'] {
  if (!asked) return null;
  const { clause, n, body } = asked;
  const fields = body.fields.map(({ name, text, input, choices, required }) => ({
    name,
    text,
    input,
    ...(choices && { choices: { ...choices } }),
    required: required === true,
  }));
  return { clause, n, title: body.text, fields };
}

/** What to say, with the names put in. */
export function scriptOf(
  set: ClauseSet,
  duties: readonly Owed[],
  day: number,
  names: Readonly<Record<string, string>>,
) {
  const version = duties
    .map((one) => clauseOn(set, owesOf(one)?.script, day))
    .find((found) => isScript(found?.body));
  if (!version) return null;
  const { says } = version.body as Script;
  const fill = (line: string) => line.replaceAll(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
  return { zh: fill(says.zh), en: fill(says.en) };
}

const isScript = (body: Clause | undefined): boolean => body?.form === 'script';
