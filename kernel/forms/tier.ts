import type { Tier } from '../clause.ts';
import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import type { Expression, Moment, Ready } from '../set.ts';
import { text } from '../text.ts';

interface Row {
  when: Expression;
  class: string | null;
}

/** Which class? The first row that holds; one that cannot be told keeps the rest from being asked. */
export function compileTier(c: Compiler, clause: Tier): Partial<Ready> {
  c.kind(clause.on, '/on');
  const rows = clause.table.map(
    (row, i): Row => ({
      when: c.expression(row.when, clause.on, `/table/${i}/when`, 'bool'),
      class: c.given<string>(row.class, `/table/${i}/class`),
    }),
  );
  unreachable(c, clause);
  const [blank] = c.waits;
  const classify = classifier(c, clause, rows);
  return {
    on: [clause.on],
    reasons: (m) => upToDeciding(rows, m),
    judge: (m) => {
      if (blank !== undefined) c.conclude(m, 'notEvaluable', { blank }, `blank: ${blank}`);
      else classify(m);
    },
  };
}

function classifier(c: Compiler, clause: Tier, rows: readonly Row[]): (m: Moment) => void {
  const { classes, otherwise } = clause;
  const effect = clause.effect ?? 'proposal';
  const conclude = (m: Moment, to: string | null, row: number | null) =>
    c.conclude(m, 'classed', { classes, class: to, effect, row });
  return (m) => {
    for (let i = 0; i < rows.length; i++) {
      const { when, class: to } = rows[i] as Row;
      const holds = when.run(m);
      if (holds === true) return conclude(m, to, i);
      if (holds === undefined) return c.conclude(m, 'notEvaluable', { classes }, reasonOf(when, m));
    }
    return otherwise === undefined ? undefined : conclude(m, otherwise, null);
  };
}

/** The rows that were asked: those that did not hold, and the one that did or could not be told. */
function upToDeciding(rows: readonly Row[], m: Moment): Expression[] {
  const decided = rows.findIndex(({ when }) => when.run(m) !== false);
  return (decided < 0 ? rows : rows.slice(0, decided + 1)).map(({ when }) => when);
}

/** A row behind one that always holds, or behind its own twin, is never reached. */
function unreachable(c: Compiler, clause: Tier): void {
  const seen = new Set<string>();
  clause.table.forEach(({ when }, i) => {
    const written = when.replace(/\s+/g, ' ').trim();
    if (seen.has(written) || seen.has('true'))
      c.problem(
        `/table/${i}`,
        text('这一行永远轮不到', 'This row is never reached'),
        text('删去它,或改它前面的条件', 'Delete it, or change the condition before it'),
      );
    seen.add(written);
  });
}
