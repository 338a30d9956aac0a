import { momentOf } from './evaluate.ts';
import type { Fact, Known, Text, Value } from './fact.ts';
import type { Because } from './finding.ts';
import type { Obligation } from './obligation.ts';
import { type ClauseSet, type Expression, type Moment, type Part, type Ready, versionKey } from './set.ts';
import { text } from './text.ts';
import { inWords, type Wording } from './words.ts';

/**
 * Which parts of a clause's conditions decided about a fact, with the values they read: computed from the stored
 * known, so that a screen and a court are told the same years later.
 */
export function explain(
  set: ClauseSet,
  clause: string,
  n: number,
  fact: Fact,
  known: Known,
  obligation: Obligation | null = null,
): readonly Because[] {
  const ready = set.byVersion.get(versionKey(clause, n));
  if (!ready) return [];
  const m: Moment = { ...momentOf(set, fact, known, [], [], null), obligation };
  const wording = wordingOf(set, ready, fact);
  return conditionsOf(ready, m).flatMap(({ parts }) => parts.map((part) => because(part, m, wording)));
}

const conditionsOf = (ready: Ready, m: Moment): readonly Expression[] =>
  ready.reasons?.(m) ?? (ready.when === null ? [] : [ready.when]);

function because(part: Part, m: Moment, wording: Wording): Because {
  const holds = part.run(m);
  const read = part.leaves.find((leaf) => leaf.run(m) !== undefined) ?? part.leaves[0];
  const value = part.leaves.length > 0 ? read?.run(m) : holds;
  return {
    expression: part.source,
    value: (value ?? null) as Value | null,
    holds: typeof holds === 'boolean' ? holds : null,
    says: inWords(part.source, wording),
  };
}

function wordingOf({ schema }: ClauseSet, { version }: Ready, fact: Fact): Wording {
  const variables = schema.variables(fact.kind, version.params, [], { obligation: true, asker: true });
  return { schema, variables, params: version.params };
}

/** One sentence for a screen: what held, what did not, and what nobody could tell. */
export function sentence(reasons: readonly Because[]): Text {
  if (reasons.length === 0) return text('只要发生就适用', 'It applies whenever this happens');
  const said = (holds: boolean | null) =>
    reasons
      .filter((one) => one.holds === holds)
      .map(({ says, expression }) => says ?? text(expression, expression));
  const [held, failed, unclear] = [said(true), said(false), said(null)];
  const zh = [
    phrase(held, '因为', 'zh'),
    phrase(failed, '不成立:', 'zh'),
    phrase(unclear, '缺资料,算不出:', 'zh'),
  ];
  const en = [
    phrase(held, 'because ', 'en'),
    phrase(failed, 'does not hold: ', 'en'),
    phrase(unclear, 'cannot be told: ', 'en'),
  ];
  return text(zh.filter(Boolean).join(';'), en.filter(Boolean).join('; '));
}

const phrase = (said: readonly Text[], lead: string, language: keyof Text): string =>
  said.length === 0 ? '' : lead + said.map((one) => one[language]).join(language === 'zh' ? ',' : ', ');
