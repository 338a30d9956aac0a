import type { ClauseSet, Owes } from '../../../kernel/index.ts';

const owings = (set: ClauseSet) =>
  set.ready.flatMap(({ version }) =>
    version.body.form === 'duty'
      ? ([version.body.owes].flat() as Owes[]).map((owes) => ({ clause: version.clause, owes }))
      : [],
  );

/** Clauses that owe a call-back: the index by clause and due day is walked with them. */
export const callBackClauses = (set: ClauseSet): string[] => [
  ...new Set(owings(set).flatMap(({ clause, owes }) => (owes.obligation === 'call-back' ? [clause] : []))),
];
