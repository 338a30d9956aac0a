import type { z } from 'zod';
import type { screened, TextKind } from '../../../../contract/forwarding.ts';
import { decide, type Fact, type Ref, screenText } from '../../../../kernel/index.ts';
import { ask, clausesFor, refusalOf } from '../../../ledger/index.ts';
import type { Transaction } from '../../../platform/database.ts';

const USE = (kind: TextKind): string => (kind === 'invitation' ? 'invitation' : 'message');

function shown(tx: Transaction, event: string, kind: TextKind, by: Ref): Fact {
  const now = tx.clock.now();
  return {
    id: 'proposed',
    org: tx.org,
    kind: 'text.shown',
    at: now,
    recordedAt: now,
    subject: `organisation:${tx.org}`,
    refs: { event: `event:${event}` },
    actor: by,
    data: { use: USE(kind) },
    source: 'web',
  };
}

/** Held against what may not be said and what must be, by the guards in force where the event is. */
export async function screenWords(
  tx: Transaction,
  event: string,
  { kind, words }: { kind: TextKind; words: string },
  by: Ref,
): Promise<z.infer<typeof screened>> {
  const set = await clausesFor(tx);
  const act = shown(tx, event, kind, by);
  const known = await ask(tx, set, [act], []);
  const decision = decide(set, act, known, words);
  const marked = new Map(screenText(set, act, known, words).map(({ clause, hits }) => [clause, hits]));
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
  const set = await clausesFor(tx);
  const act = shown(tx, event, kind, by);
  const decision = decide(set, act, await ask(tx, set, [act], []), words);
  if (decision.verdict === 'refused') throw refusalOf(decision);
}
