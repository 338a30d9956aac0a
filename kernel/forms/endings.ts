import type { Compiler } from '../compiler.ts';
import { reasonOf } from '../conditions.ts';
import { conclude } from '../ending.ts';
import { open } from '../opening.ts';
import type { MatchRun, Owing } from '../owing.ts';
import { nextOf } from '../repeats.ts';
import type { Ending, Moment, Ready } from '../set.ts';
import { tellOfLapse } from './lapses.ts';

/** How obligations of a clause end, and what follows when one is met or lapses. */
export function endings(
  c: Compiler,
  owings: readonly Owing[],
): Pick<Ready, 'ends' | 'afterMet' | 'afterLapse'> {
  const owingOf = (m: Moment): Owing | undefined => {
    const slot = m.obligation?.slot.split('/')[0];
    return owings.find((owing) => owing.slot === slot);
  };
  return {
    ends: (m) => {
      const owing = owingOf(m);
      if (m.obligation?.slot.includes('/lapse'))
        return m.fact.kind === 'lapse.seen' && isNamed(m) ? 'met' : null;
      return owing ? endingBy(owing, m) : null;
    },
    afterMet: (m) => continueWith(c, owingOf(m), m),
    afterLapse: (m) => {
      const owing = owingOf(m);
      if (!owing || !m.obligation || m.obligation.slot.includes('/lapse')) return;
      tellOfLapse(c, owing, m);
      if (owing.repeat && owing.repeat.by !== 'afterDone') continueWith(c, owing, m);
    },
  };
}

const isNamed = (m: Moment): boolean => m.fact.refs.obligation === `obligation:${m.obligation?.id}`;

export function endingBy(owing: Pick<Owing, 'metBy' | 'until'>, m: Moment): Ending | null {
  if (owing.metBy.some((match) => matched(match, m)))
    return m.fact.at < (m.obligation?.countsFrom ?? 0) ? 'early' : 'met';
  return owing.until.some((match) => matched(match, m)) ? 'superseded' : null;
}

/** Facts about obligations are told apart by the one they name: any other on the subject is none of their business. */
const concerns = (kind: string, m: Moment): boolean => !kind.startsWith('obligation.') || isNamed(m);

/** A `where` that cannot be told ends nothing, and says so to whoever can mend it. */
function matched({ kind, where }: MatchRun, m: Moment): boolean {
  if (kind !== m.fact.kind || !concerns(kind, m)) return false;
  const holds = where === null || where.run(m);
  if (holds === undefined && where) conclude(m, 'notEvaluable', {}, reasonOf(where, m));
  return holds === true;
}

function continueWith(c: Compiler, owing: Owing | undefined, m: Moment): void {
  if (!owing?.repeat || !m.obligation) return;
  const next = nextOf(owing, m, m.obligation, m.fact.kind === 'obligation.lapsed' ? null : m.fact.at);
  if (next) open(c, owing, m, next);
}
