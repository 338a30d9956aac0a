import type { ClauseShown, PackPage, ParameterShown } from '../../../../contract/policy.ts';
import {
  type Clause,
  type Dated,
  type Pack,
  parametersOf,
  valueOn,
  valuesOn,
} from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type Adopted, adoptions, ownValues } from '../adopting/adoption.ts';
import { standpoint } from '../adopting/organisation-place.ts';
import { variantGroupsOf } from '../adopting/variants.ts';
import { blanksOf } from '../packs/resolve.ts';
import { shippedPacks } from '../packs/shipped.ts';
import { systemShown } from './library.ts';
import { type Live, liveCounts } from './live-counts.ts';

/** A pack as the organisation stands to it. */
export interface Standing {
  pack: Pack;
  shipped: Pack;
  adopted: Adopted | undefined;
  /** The other packs that are adopted. */
  others: readonly Adopted[];
  own: Readonly<Record<string, Dated>>;
  today: string;
  revision: number;
}

/** @throws Refusal `pack.unknown` */
export async function standingOf(tx: Transaction, name: string): Promise<Standing> {
  const { today, revision } = await standpoint(tx);
  const all = await adoptions(tx, today);
  const adopted = all.find(({ pack }) => pack === name);
  const shipped = shippedPacks().find(({ pack }) => pack.pack === name)?.pack ?? adopted?.body;
  if (!shipped)
    throw new Refusal('pack.unknown', 404, { zh: `没有「${name}」这套制度`, en: `There is no pack ${name}` });
  return {
    pack: adopted?.body ?? shipped,
    shipped,
    adopted,
    others: all.filter(({ pack }) => pack !== name),
    own: await ownValues(tx, name),
    today,
    revision,
  };
}

/** A pack as a document: its clauses in order, each with its live state in the margin. */
export async function packPage(tx: Transaction, name: string): Promise<PackPage> {
  const standing = await standingOf(tx, name);
  const { pack, shipped, adopted, own, today, revision } = standing;
  const live = await liveCounts(
    tx,
    pack.clauses.map(({ id }) => id),
  );
  return {
    today,
    revision,
    system: systemShown(shipped, adopted, own, today),
    parameters: Object.keys(pack.parameters ?? {}).map((parameter) => parameterShown(standing, parameter)),
    variants: variantGroupsOf(pack, adopted, standing.others),
    clauses: [...pack.clauses].sort(byId).map((clause) => clauseShown(standing, clause, live(clause.id))),
  };
}

const byId = (a: Clause, b: Clause): number => (a.id < b.id ? -1 : 1);

export function parameterShown({ pack, own, today }: Standing, name: string): ParameterShown {
  const parameter = pack.parameters?.[name];
  const blank = pack.clauses.flatMap(({ blanks }) => blanks ?? []).find((one) => one.parameter === name);
  const mine = valueOn(own[name] ?? {}, today);
  const written = valueOn(parameter?.from ?? {}, today);
  return {
    name,
    text: parameter?.text ?? { zh: name, en: name },
    unit: parameter?.unit ?? 'text',
    value: (mine ?? written ?? null) as ParameterShown['value'],
    written: (written ?? null) as ParameterShown['written'],
    suggested: (blank?.suggested ?? null) as ParameterShown['suggested'],
    own: mine !== undefined,
    optional: blank?.optional ?? false,
  };
}

export function clauseShown(standing: Standing, clause: Clause, live: Live): ClauseShown {
  const { pack, own, today } = standing;
  const waits = blanksOf(clause, valuesOn(pack, own, parametersOf(clause), today));
  return {
    id: clause.id,
    form: clause.form,
    strength: clause.form === 'duty' || clause.form === 'runbook' ? (clause.strength ?? null) : null,
    text: clause.text,
    note: clause.note ?? null,
    lawful: clause.lawful ?? false,
    state: stateOf(standing, clause, waits),
    waits,
    parameters: [...parametersOf(clause)],
    live,
  };
}

function stateOf(
  { adopted, today }: Standing,
  clause: Clause,
  waits: readonly string[],
): ClauseShown['state'] {
  if (!adopted) return 'not-adopted';
  const { off, variants } = adopted.choices;
  if (off.includes(clause.id) || (clause.variant && variants[clause.variant.group] !== clause.variant.option))
    return 'off';
  if (adopted.from > today) return 'coming';
  return waits.length > 0 ? 'waiting' : 'in-force';
}
