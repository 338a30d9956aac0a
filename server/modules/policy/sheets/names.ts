import type { Names } from '../../../ledger/index.ts';
import { clausesFor } from '../../../ledger/index.ts';
import { shippedPacks } from '../packs/shipped.ts';

/** What screens call the subjects that packs bring along: by the sheet that began them, whose it is, and the day. */
const named =
  (kind: string, called: { zh: string; en: string }): Names =>
  async (tx, ids) => {
    const people = await fillersOf(tx, kind, ids);
    return new Map(
      ids.map((id) => {
        const began = people.get(id);
        const more = began ? ` ${began.name} ${began.day}` : ` ${id}`;
        return [
          id,
          { name: called.zh + more, en: called.en + more, open: began ? `/entries/${began.entry}` : null },
        ];
      }),
    );
  };

async function fillersOf(tx: Parameters<Names>[0], kind: string, ids: readonly string[]) {
  const { zone } = await clausesFor(tx);
  const rows = await tx
    .selectFrom('sheet_entry')
    .innerJoin('member', (on) =>
      on.onRef('member.org_id', '=', 'sheet_entry.org_id').onRef('member.id', '=', 'sheet_entry.filled_by'),
    )
    .select(['sheet_entry.id', 'subject', 'member.name', 'filled_at'])
    .where('sheet_entry.org_id', '=', tx.org)
    .where(
      'subject',
      'in',
      ids.map((id) => `${kind}:${id}`),
    )
    .orderBy('filled_at', 'desc')
    .execute();
  return new Map(
    rows.map(({ id, subject, name, filled_at }) => {
      const day = new Date(zone.dayOf(filled_at.getTime()) * 86_400_000).toISOString().slice(5, 10);
      return [subject.slice(kind.length + 1), { entry: id, name, day }];
    }),
  );
}

/** Every kind of subject a shipped pack declares; a module that takes one over takes it out of its pack. */
export const sheetNames: Readonly<Record<string, Names>> = Object.fromEntries(
  shippedPacks()
    .flatMap(({ pack }) => Object.entries(pack.subjects ?? {}))
    .map(([kind, text]) => [kind, named(kind, text)]),
);
