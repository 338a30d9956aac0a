import { describe, expect, it } from 'vitest';
import { titleOf } from '../contract/duty-titles.ts';
import { type Clause, type FactKind, ledgerKinds, type Owes, type Step } from '../kernel/index.ts';
import { introduce, registry } from '../server/ledger/index.ts';
import { factKinds, modules } from '../server/main.ts';
import { metBy, recordOf } from '../server/modules/followup/today/card-parts.ts';
import type { Owed } from '../server/modules/followup/today/open-obligations.ts';
import { placeShown } from '../server/modules/followup/today/where-done.ts';
import { shippedPacks } from '../server/modules/policy/packs/shipped.ts';

/**
 * Everybody's day is a list of cards, and each can be done: on the list itself, as a call, a visit, a sheet or a plain
 * 完成, or on the page its card opens. A duty with neither, or without a short name, fails here.
 */
introduce(modules);
const packs = shippedPacks().map(({ pack }) => pack);
const kinds = new Map(
  [...ledgerKinds, ...factKinds, ...packs.flatMap((pack) => pack.kinds ?? [])].map((kind) => [
    kind.kind,
    kind,
  ]),
);
const sheets = packs.flatMap(({ clauses }) => clauses).filter((one) => one.form === 'sheet');

interface Case {
  name: string;
  strength: string;
  clause: Clause;
  owed: Owed;
}

function owedBy(clause: Clause): Case[] {
  if (clause.form === 'duty')
    return ([clause.owes].flat() as readonly Owes[]).map((owes) => {
      const { obligation, slot = 'main', about } = owes;
      return caseOf(
        clause,
        clause.strength,
        obligation,
        clause.each ? `${slot}/${eachOf(owes)}` : slot,
        about,
      );
    });
  if (clause.form !== 'runbook') return [];
  return clause.steps
    .filter((step): step is Step & Required<Pick<Step, 'of'>> => step.of !== undefined)
    .map(({ id, strength }) => caseOf(clause, strength ?? clause.strength ?? 'checklist', id, id, undefined));
}

/** Whom or what it is owed for: guests by their invitations, all else by a reference of some kind. */
const eachOf = ({ about }: Owes) => (about === 'each.customer' ? 'invitation:x' : 'member:x');

function caseOf(
  clause: Clause & { on?: unknown },
  strength: string,
  noun: string,
  slot: string,
  about: string | undefined,
): Case {
  const on = kinds.get(typeof clause.on === 'string' ? clause.on : '');
  const refs = refsOf(on);
  const subject = subjectOf(on, about);
  const owed = { body: clause, clause: clause.id, noun, slot, subject, refs } as unknown as Owed;
  return { name: `${clause.id} ${noun}/${slot}`, strength, clause, owed };
}

/** An obligation stands on its fact's timelines, also where it is about somebody else. */
const refsOf = (on: FactKind | undefined) =>
  Object.fromEntries([
    ...Object.entries(on?.refs ?? {}).map(([name, of]) => [name, `${of}:x`]),
    ...(on ? [[on.subject, `${on.subject}:x`]] : []),
  ]);

function subjectOf(on: FactKind | undefined, about: string | undefined): string {
  if (about === undefined) return `${on?.subject ?? 'organisation'}:x`;
  if (about.startsWith('fact.refs.')) return `${about.slice('fact.refs.'.length)}:x`;
  if (about === 'each.customer') return 'customer:x';
  return on?.kind === 'day.opened' ? 'event:x' : 'member:x';
}

const cases = packs.flatMap(({ clauses }) => clauses.flatMap(owedBy));

/** What screens open by name: these have pages of their own, where a card's name leads. */
const PAGED = new Set(['customer', 'file', 'survey', 'order', 'till']);

describe('a duty of a shipped pack', () => {
  it('is there', () => expect(cases.length).toBeGreaterThan(100));

  it.each(cases.filter(({ strength }) => strength !== 'hint'))(
    '$name can be done from its card',
    ({ owed }) => {
      const kind = metBy(owed);
      const sheet = sheets.find(({ records }) => records?.fact === kind) ?? null;
      const record = recordOf([owed], sheet);
      if (record !== 'elsewhere') return;
      const own =
        registry().names.has(owed.subject.split(':')[0] as string) &&
        PAGED.has(owed.subject.split(':')[0] as string);
      expect({ kind, page: placeShown([owed]) ?? (own ? 'its own' : null) }).not.toEqual({
        kind,
        page: null,
      });
    },
  );

  it.each(cases)('$name has a name of a few words', ({ owed, clause }) => {
    const { zh, en } = titleOf(owed, clause);
    expect([...zh].length, zh).toBeLessThanOrEqual(9);
    expect(en.split(' ').length, en).toBeLessThanOrEqual(6);
  });
});
