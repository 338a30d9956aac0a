import type { FactKind, FieldSpec, FieldType, Text } from './fact.ts';
import { text } from './text.ts';

/** What the ledger's own kinds of fact are written with. */

export const field = (zh: string, en: string, type: FieldType, more: Partial<FieldSpec> = {}): FieldSpec => ({
  type,
  text: text(zh, en),
  ...more,
});
export const optional = { optional: true } as const;

export const kind = (
  name: string,
  says: Text,
  data: Record<string, FieldSpec>,
  refs: Record<string, string> = {},
  subject = 'any',
): FactKind => ({ kind: name, text: says, subject, refs, data });

export const reason = field('理由', 'reason', 'text-code', optional);
