import type { FactKind, FieldSpec, Text } from '../../../kernel/index.ts';

/** How the kinds of fact of this module are written down, so that each stands on one line. */

export const text = (zh: string, en: string): Text => ({ zh, en });
const of =
  (type: FieldSpec['type']) =>
  (zh: string, en: string): FieldSpec => ({ type, text: text(zh, en) });

export const int = of('int');
export const fen = of('fen');
export const bool = of('bool');
export const date = of('date');
export const instant = of('instant');
export const codeList = of({ list: 'code' });
export const optional = (field: FieldSpec): FieldSpec => ({ ...field, optional: true });
export const ref = (to: string, zh: string, en: string): FieldSpec => ({
  type: 'ref',
  of: to,
  text: text(zh, en),
});
export const code = (zh: string, en: string, codes?: Record<string, Text>): FieldSpec => ({
  type: 'code',
  text: text(zh, en),
  ...(codes && { codes }),
});

type Data = Record<string, FieldSpec>;
const on =
  (subject: string, refs: Record<string, string>) =>
  (kind: string, zh: string, en: string, data: Data = {}, more: Record<string, string> = {}): FactKind => ({
    kind,
    text: text(zh, en),
    subject,
    refs: { ...refs, ...more },
    data,
  });

/** About a gathering. */
export const onEvent = on('event', { obligation: 'obligation', approval: 'approval' });
/** About one person invited to it: their timeline and the gathering's. */
export const onGuest = on('customer', { event: 'event', obligation: 'obligation', inviter: 'member' });
/** About one who works at it. */
export const onMember = on('member', { event: 'event', obligation: 'obligation' });
