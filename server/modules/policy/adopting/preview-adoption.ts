import type { z } from 'zod';
import type { Preview, previewAsked } from '../../../../contract/policy.ts';
import type { Dated } from '../../../../kernel/index.ts';
import { namesOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { blanksOf, resolve } from '../packs/resolve.ts';
import { shippedPack } from '../packs/shipped.ts';
import { ownValues } from './adoption.ts';
import { loadOf } from './load-estimate.ts';
import { standpoint } from './organisation-place.ts';
import { conflictsWith } from './settle-conflicts.ts';
import { chosenVariants } from './variants.ts';

/** What adopting would do, before anyone decides: clauses, waiting blanks, conflicts, and the load on each person. */
export async function previewAdoption(
  tx: Transaction,
  name: string,
  asked: z.output<typeof previewAsked>,
): Promise<Preview> {
  const { pack } = shippedPack(name);
  const { today, revision } = await standpoint(tx);
  const from = asked.from ?? today;
  const own: Record<string, Dated> = { ...(await ownValues(tx, name)) };
  for (const [parameter, value] of Object.entries(asked.blanks))
    own[parameter] = { ...own[parameter], [from]: value };
  const variants = await chosenVariants(tx, pack, asked.variants, from);
  const resolved = resolve(pack, from, { own, variants, off: asked.off });
  const first = [...new Map(resolved.toReversed().map((one) => [one.clause, one])).values()];
  const load = await loadOf(tx, pack, first);
  const nameOf = await namesOf(
    tx,
    load.people.map(({ holder }) => holder),
  );
  return {
    revision,
    clauses: first.length,
    waiting: first
      .map(({ body, params }) => ({ clause: body.id, blanks: blanksOf(body, params) }))
      .filter(({ blanks }) => blanks.length > 0)
      .sort((a, b) => (a.clause < b.clause ? -1 : 1)),
    conflicts: (await conflictsWith(tx, name, first, from)).map(({ key, clauses, about, stricter }) => ({
      key,
      clauses: [...clauses],
      about,
      stricter,
    })),
    load: {
      ...load,
      people: load.people.map(({ holder, ...rest }) => ({ holder: nameOf(holder), ...rest })),
    },
  };
}
