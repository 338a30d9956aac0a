import type { z } from 'zod';
import type { TextKind, screened as wireScreened } from '../../../../contract/forwarding.ts';
import type { Ref } from '../../../../kernel/index.ts';
import { decideText, type NewFact, refusalOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

const USE = (kind: TextKind): string => (kind === 'invitation' ? 'invitation' : 'message');

const shown = (tx: Transaction, event: string, kind: TextKind, by: Ref): NewFact => ({
  kind: 'text.shown',
  subject: `organisation:${tx.org}`,
  refs: { event: `event:${event}` },
  actor: by,
  data: { use: USE(kind) },
});

/** Held against what may not be said and what must be, by the guards in force where the event is. */
export async function screenWords(
  tx: Transaction,
  event: string,
  { kind, words }: { kind: TextKind; words: string },
  by: Ref,
): Promise<z.infer<typeof wireScreened>> {
  const { decision, screened } = await decideText(tx, shown(tx, event, kind, by), words);
  const marked = new Map(screened.map(({ clause, hits }) => [clause, hits]));
  return {
    clear: decision.verdict !== 'refused',
    marks: decision.says.map(({ clause, says }) => {
      const hits = marked.get(clause) ?? [];
      const words = hits.filter(({ kind }) => kind === 'must-not').map(({ word }) => word);
      const lacks = hits.filter(({ kind }) => kind === 'must').map(({ why }) => why);
      return { clause, says, words: [...new Set(words)], lacks };
    }),
  };
}

/** @throws Refusal with the clause's own code when it may not be sent like this */
export async function expectSendable(
  tx: Transaction,
  event: string,
  { kind, words }: { kind: TextKind; words: string },
  by: Ref,
): Promise<void> {
  const { decision } = await decideText(tx, shown(tx, event, kind, by), words);
  if (decision.verdict === 'refused') throw refusalOf(decision);
}
