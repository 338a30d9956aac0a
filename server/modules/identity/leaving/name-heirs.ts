import type { z } from 'zod';
import type { heirs as heirsSchema } from '../../../../contract/identity.ts';
import type { Ref } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { lockDeparture } from './departure.ts';
import { REST, thingsHeld } from './handover.ts';
import type { HandoverParty } from './party.ts';

type Named = z.infer<typeof heirsSchema>['heirs'];

/**
 * The manager names who takes over what; `to: null` takes a name back. Nothing moves yet: the leaver works on until
 * the hour, or until the manager hands a thing over sooner.
 *
 * @throws Refusal `departure.unknown`, `departure.heir`
 */
export async function nameHeirs(
  tx: Transaction,
  id: string,
  named: Named,
  parties: readonly HandoverParty[],
  by: Ref,
): Promise<void> {
  const departure = await lockDeparture(tx, id);
  await expectFitHeirs(
    tx,
    departure.member,
    named.flatMap(({ to }) => to ?? []),
  );
  const things = await thingsHeld(tx, departure.member, parties);
  const what = new Map<string, string>([
    [REST, REST],
    ...things.map((thing) => [thing.ref, thing.what] as const),
  ]);
  const real = named.filter(({ ref }) => what.has(ref));
  const gone = real.flatMap(({ ref, to }) => (to === null ? ref : []));
  if (gone.length > 0)
    await tx
      .deleteFrom('departure_heir')
      .where('departure_id', '=', id)
      .where('moved_at', 'is', null)
      .where('ref', 'in', gone)
      .execute();
  const rows = real.flatMap(({ ref, to }) =>
    to === null
      ? []
      : {
          departure_id: id,
          ref,
          what: what.get(ref) ?? '',
          to_member: to,
          chosen_by: by,
          chosen_at: new Date(tx.clock.now()),
        },
  );
  if (rows.length > 0)
    await tx
      .insertInto('departure_heir')
      .values(rows)
      .onConflict((oc) =>
        oc.columns(['org_id', 'departure_id', 'ref']).doUpdateSet((on) => ({
          to_member: on.ref('excluded.to_member'),
          chosen_by: on.ref('excluded.chosen_by'),
          chosen_at: on.ref('excluded.chosen_at'),
        })),
      )
      .execute();
}

/** An heir works here and is not leaving too. */
async function expectFitHeirs(tx: Transaction, leaver: string, ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return;
  const fit = await tx
    .selectFrom('member')
    .select('id')
    .where('id', 'in', unique)
    .where('id', '<>', leaver)
    .where('state', '=', 'active')
    .where('leaves_at', 'is', null)
    .execute();
  if (fit.length === unique.length) return;
  throw new Refusal(
    'departure.heir',
    422,
    {
      zh: '接手的人须在职,且自己没有在办离职',
      en: 'Whoever takes over must work here and not be leaving too',
    },
    { mend: { zh: '换一位同事', en: 'Choose another colleague' } },
  );
}
