import { describe, expect, it } from 'vitest';
import {
  type Clause,
  compile,
  fillSheet,
  type Ref,
  type Sheet,
  type SheetField,
  type Value,
  versionsOf,
} from '../kernel/index.ts';
import { holdAgainstSchema } from '../server/ledger/new-fact.ts';
import { ANYWHERE, withKinds } from '../server/modules/policy/packs/check-pack.ts';
import { shippedPacks } from '../server/modules/policy/packs/shipped.ts';
import { vocabulary } from './vocabulary.ts';

/** Every sheet of the shipped packs that records a fact, its fields filled in as their inputs allow. */
const recording = shippedPacks().flatMap(({ pack }) =>
  pack.clauses.filter(isRecording).map((clause) => ({ pack, clause, id: clause.id })),
);

function isRecording(clause: Clause): clause is Sheet & Required<Pick<Sheet, 'records'>> {
  return clause.form === 'sheet' && clause.records !== undefined;
}

const BY: Partial<Record<SheetField['input'], Value>> = {
  number: 2,
  money: 12300,
  date: '2026-03-12',
  time: '10:30',
  bool: true,
  member: 'member:wang',
};
function filled({ input, choices }: SheetField): Value {
  const [first = ''] = Object.keys(choices ?? {});
  if (input === 'choice') return first;
  return input === 'many' ? [first] : (BY[input] ?? 'words');
}

describe('a sheet that records a fact', () => {
  it('is there', () => expect(recording.length).toBeGreaterThan(40));

  it.each(
    recording.flatMap((one) => [
      { ...one, how: 'filled in whole', all: true },
      { ...one, how: 'with what must be there', all: false },
    ]),
  )('$id, $how, gives a fact that fits its kind', ({ pack, clause, all }) => {
    const known = withKinds(vocabulary, pack);
    const { set } = compile(versionsOf({ ...pack, clauses: [clause] }), known, ANYWHERE);
    const kind = known.kinds.find(({ kind: name }) => name === clause.records.fact);
    const subject: Ref = `${kind?.subject}:one`;
    const values = Object.fromEntries(
      clause.fields.filter(({ required }) => all || required).map((field) => [field.name, filled(field)]),
    );
    const by = { actor: 'member:wang', about: subject, at: Date.parse('2026-03-11T09:00:00+08:00') };
    const n = set.ready[0]?.version.n ?? 0;
    const { missing, records } = fillSheet(set, { clause: clause.id, n }, values, by);
    expect({ missing, empty: records?.empty }).toEqual({ missing: [], empty: [] });
    const kinds = new Map(known.kinds.map((one) => [one.kind, one]));
    expect(() =>
      holdAgainstSchema(
        { kind: clause.records.fact, subject, actor: by.actor, refs: records?.refs, data: records?.data },
        kinds,
      ),
    ).not.toThrow();
  });
});
