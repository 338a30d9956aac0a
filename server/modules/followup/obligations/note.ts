import { refId, refKind } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';
import type { Owed } from '../today/open-obligations.ts';

interface Note {
  id: string;
  what: 'discharged' | 'waived' | 'delegated' | 'claimed';
  words?: string;
  attachments?: readonly string[];
  from?: string;
  to?: string;
  by: string;
}

/** Keeps the words beside a step of an obligation. False when the same step was kept before. */
export async function keepNote(tx: Transaction, one: Owed, note: Note): Promise<boolean> {
  const kept = await tx
    .insertInto('obligation_note')
    .values({
      id: note.id,
      obligation: one.id,
      customer_id: refKind(one.subject) === 'customer' ? refId(one.subject) : null,
      what: note.what,
      words: note.words ?? '',
      attachments: [...(note.attachments ?? [])],
      from_holder: note.from ?? null,
      to_holder: note.to ?? null,
      written_by: note.by,
      written_at: new Date(tx.clock.now()),
    })
    .onConflict((on) => on.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}
