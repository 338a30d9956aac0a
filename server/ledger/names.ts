import { type Ref, refId, refKind } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { registry } from './registry.ts';

/** What a screen calls a subject, and where it opens. */
export interface Named {
  ref: Ref;
  name: string;
  /** Where English calls it something else: a post, not a person. */
  en?: string;
  open: string | null;
}

/** Looks up what screens call these subjects: one question per kind of subject, to the module that keeps it. */
export async function namesOf(tx: Transaction, refs: readonly Ref[]): Promise<(ref: Ref) => Named> {
  const found = new Map<Ref, Named>();
  const kinds = new Set(refs.map(refKind));
  for (const kind of kinds) {
    const ids = [...new Set(refs.filter((ref) => refKind(ref) === kind).map(refId))];
    const names = await registry().names.get(kind)?.(tx, ids);
    for (const id of ids) {
      const name = names?.get(id);
      found.set(`${kind}:${id}`, {
        ref: `${kind}:${id}`,
        name: name?.name ?? id,
        ...(name?.en && { en: name.en }),
        open: name?.open ?? null,
      });
    }
  }
  return (ref) => found.get(ref) ?? { ref, name: refId(ref), open: null };
}
