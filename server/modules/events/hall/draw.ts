import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Draw, newDraw, prize } from '../../../../contract/hall.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { type NewFact, record } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { expectAllowed } from '../../customers/index.ts';
import { fenOf } from '../../sales/index.ts';
import { loadEvent } from '../planning/event-row.ts';
import { drawOrder, listHash, sha256 } from './draw-order.ts';
import { type DrawRow, drawShown, loadDraw } from './draw-shown.ts';

type Prize = z.output<typeof prize>;
type Source = NewFact['source'];

/**
 * Fixes who takes part (everybody present, by pass or card number) and a secret seed, by their hashes. No purchase
 * is ever needed, and there is no way to name a winner.
 *
 * @throws RefusedAct, Refusal `draw.nobody`, `draw.too-many-prizes`
 */
export async function commitDraw(
  tx: Transaction,
  event: string,
  given: z.output<typeof newDraw>,
  by: Ref,
  source: Source = 'web',
): Promise<Draw> {
  const row = await loadEvent(tx, event, { lock: true });
  const before = await tx
    .selectFrom('draw')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('id', '=', given.id)
    .executeTakeFirst();
  if (before) return drawShown(await loadDraw(tx, given.id), row.name);
  const entries = await present(tx, event);
  const prizes = given.prizes.reduce((sum, { count }) => sum + count, 0);
  if (entries.length === 0)
    throw new Refusal('draw.nobody', 409, { zh: '现场还没有人签到', en: 'Nobody has signed in so far' });
  if (prizes > entries.length)
    throw new Refusal('draw.too-many-prizes', 422, {
      zh: `奖品 ${prizes} 份,在场只有 ${entries.length} 人`,
      en: `${prizes} prizes for ${entries.length} people present`,
    });
  const act: NewFact = {
    id: `draw-committed:${given.id}`,
    kind: 'draw.committed',
    subject: `event:${event}`,
    actor: by,
    source,
    data: {
      entries: entries.length,
      top_prize: Math.max(...given.prizes.map(({ value }) => fenOf(value))),
      purchase_needed: false,
    },
  };
  await expectAllowed(tx, act);
  const seed = randomBytes(32).toString('hex');
  await tx
    .insertInto('draw')
    .values({
      id: given.id,
      event_id: event,
      title: given.title,
      entries: JSON.stringify(entries),
      list_hash: listHash(entries),
      seed,
      seed_hash: sha256(seed),
      prizes: JSON.stringify(given.prizes),
      committed_at: new Date(tx.clock.now()),
      committed_by: by,
    })
    .execute();
  await record(tx, act);
  return drawShown(await loadDraw(tx, given.id), row.name);
}

/**
 * Everybody the doors let in, by the number on the pass or the card, in the order of the numbers. Who came on another's
 * pass has a card of their own: no number stands for two people.
 */
async function present(tx: Transaction, event: string): Promise<string[]> {
  const scans = await tx
    .selectFrom('scan')
    .leftJoin('event_pass', (on) =>
      on.onRef('event_pass.org_id', '=', 'scan.org_id').onRef('event_pass.id', '=', 'scan.pass_id'),
    )
    .leftJoin('walk_in', (on) =>
      on.onRef('walk_in.org_id', '=', 'scan.org_id').on(sql<boolean>`scan.guest = 'walk-in:' || walk_in.id`),
    )
    .select(['scan.guest', 'event_pass.number', 'walk_in.card'])
    .where('scan.org_id', '=', tx.org)
    .where('scan.event_id', '=', event)
    .where('scan.verdict', '=', 'admitted')
    .execute();
  const byInvitation = await numbersOf(tx, event);
  return scans
    .flatMap(({ guest, number, card }) => card ?? number ?? byInvitation.get(guest ?? '') ?? [])
    .sort();
}

/** Found by name at the desk: the scan names the guest, the pass is theirs all the same. */
async function numbersOf(tx: Transaction, event: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('event_pass')
    .select(['invitation_id', 'number'])
    .where('org_id', '=', tx.org)
    .where('event_id', '=', event)
    .where('revoked_at', 'is', null)
    .execute();
  return new Map(rows.map(({ invitation_id, number }) => [`invitation:${invitation_id}`, number]));
}

interface Result {
  code: string;
  prize: string;
  absent: boolean;
  given: boolean;
}

/** Reveals the seed: the winners follow from it. Drawn again it is the same draw. */
export async function revealDraw(
  tx: Transaction,
  id: string,
  by: Ref,
  source: Source = 'web',
): Promise<Draw> {
  const row = await loadDraw(tx, id, { lock: true });
  const { name } = await loadEvent(tx, row.event_id);
  if (row.drawn_at) return drawShown(row, name);
  const order = drawOrder(row.seed, row.entries as string[]);
  const prizes = (row.prizes as Prize[]).flatMap(({ name: prizeName, count }) =>
    Array<string>(count).fill(prizeName),
  );
  const results = prizes.map((prizeName, i) => ({
    code: order[i] as string,
    prize: prizeName,
    absent: false,
    given: false,
  }));
  await keep(tx, row, results, new Date(tx.clock.now()));
  await record(tx, {
    id: `draw-drawn:${id}`,
    kind: 'draw.drawn',
    subject: `event:${row.event_id}`,
    actor: by,
    source,
    data: { prizes: prizes.length, redrawn: 0 },
  });
  return drawShown(await loadDraw(tx, id), name);
}

/**
 * The winner is not in the hall: the next of the same order takes the prize. Both stay in the results.
 *
 * @throws Refusal `draw.not-drawn`, `draw.not-a-winner`, `draw.nobody-left`
 */
export async function redrawAbsent(tx: Transaction, id: string, code: string): Promise<Draw> {
  const row = await loadDraw(tx, id, { lock: true });
  const { name } = await loadEvent(tx, row.event_id);
  if (!row.drawn_at) throw new Refusal('draw.not-drawn', 409, { zh: '还没开奖', en: 'It is not drawn yet' });
  const results = row.results as unknown as Result[];
  const gone = results.find((one) => one.code === code);
  if (!gone)
    throw new Refusal('draw.not-a-winner', 422, { zh: `${code} 没有中奖`, en: `${code} has not won` });
  if (gone.absent) return drawShown(row, name);
  const next = drawOrder(row.seed, row.entries as string[])[results.length];
  if (next === undefined)
    throw new Refusal('draw.nobody-left', 409, { zh: '名单里没有人了', en: 'Nobody is left on the list' });
  const after = [
    ...results.map((one) => (one.code === code ? { ...one, absent: true } : one)),
    { code: next, prize: gone.prize, absent: false, given: false },
  ];
  await keep(tx, row, after, row.drawn_at);
  return drawShown(await loadDraw(tx, id), name);
}

async function keep(tx: Transaction, { id }: DrawRow, results: Result[], drawn: Date): Promise<void> {
  await tx
    .updateTable('draw')
    .set({ results: JSON.stringify(results), drawn_at: drawn })
    .where('org_id', '=', tx.org)
    .where('id', '=', id)
    .execute();
}
