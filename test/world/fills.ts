import { decideApprovals } from '../../server/modules/followup/approvals/decide-approvals.ts';
import { fill } from '../../server/modules/policy/sheets/fill.ts';
import type { Transaction } from '../../server/platform/database.ts';
import type { Step } from './step.ts';
import { caller, type World } from './the-world.ts';

type Given = Parameters<typeof fill>[2];

/** A sheet that somebody hands in, as the app sends it. */
export interface SheetTold {
  by: string;
  clause: string;
  id: string;
  about?: string;
  /** The open duty it is filled in from: the clause that owes it, and about what. */
  from?: { clause: string; subject: string };
  attachments?: readonly string[];
  values: (world: World) => Given['values'];
}

export const fillsAt = (moment: string, sheet: SheetTold): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) => world.tx((tx) => fillsIn(tx, world, sheet)),
});

export async function fillsIn(tx: Transaction, world: World, told: SheetTold): Promise<void> {
  const { by, clause, id, about, from, attachments = [] } = told;
  const obligation = from && (await openDuty(tx, from));
  const given = {
    id,
    ...(about && { about }),
    ...(obligation && { obligation }),
    values: told.values(world),
    attachments: [...attachments],
    warned: false,
  };
  await fill(tx, clause, given, caller(by));
}

/** Somebody says yes to all that waits for them about a subject. */
export const saysYes = (moment: string, by: string, subject: string): Step => ({
  moment: `2026-03-${moment}`,
  does: (world) =>
    world.tx(async (tx) => {
      const rows = await open(tx, subject).where('noun', '=', 'approve').execute();
      const decisions = rows.map(({ id }) => ({ id: `yes.${id}`, approval: id, yes: true, reason: '' }));
      const { lines } = await decideApprovals(tx, { decisions }, caller(by));
      if (lines.length === 0 || lines.some(({ done }) => !done))
        throw new Error(`${by}: no yes to ${subject}`);
    }),
});

/** The one open duty that a clause laid on somebody about a subject. */
export async function openDuty(
  tx: Transaction,
  { clause, subject, holder }: { clause: string; subject: string; holder?: string },
): Promise<string> {
  const duties = open(tx, subject).where('clause', '=', clause);
  const { id } = await (holder ? duties.where('holder', '=', holder) : duties).executeTakeFirstOrThrow();
  return id;
}

const open = (tx: Transaction, subject: string) =>
  tx
    .selectFrom('obligation')
    .select('id')
    .where('org_id', '=', tx.org)
    .where('subject', '=', subject)
    .where('state', '=', 'open')
    .orderBy('id');
