import type { Text } from '../../../../kernel/index.ts';

/** A customer who needs somebody responsible. */
export interface Unassigned {
  customer: string;
  area: string;
  /** Who signed the registration form, if there is one. */
  collector: string | null;
  survey: string | null;
}

/** A representative who may be given customers. */
export interface Candidate {
  member: string;
  name: string;
  areas: readonly string[];
  isNew: boolean;
  /** Customers they are responsible for now. */
  load: number;
}

export interface Proposal {
  customer: string;
  survey: string | null;
  proposed: string | null;
  clause: 'S003.2-10' | 'S003.2-11' | 'S003.2-12' | 'S003.2-13';
  rule: 'collector' | 'area' | 'new-member' | 'proposal';
  reasons: Text[];
}

/**
 * S003.2-10…-13 in their order: who collected it owns it; then a share for new members; then who is near; then
 * who carries least. Same input, same proposal: ties go by load, then by member id.
 */
export function propose(
  unassigned: readonly Unassigned[],
  candidates: readonly Candidate[],
  newSharePercent: number,
): Proposal[] {
  const load = new Map(candidates.map(({ member, load }) => [member, load]));
  const take = (to: Candidate) => load.set(to.member, (load.get(to.member) ?? 0) + 1);
  const given = new Map<string, Proposal>();
  const byId = new Map(candidates.map((candidate) => [candidate.member, candidate]));
  const give = (row: Unassigned, to: Candidate, decided: Pick<Proposal, 'clause' | 'rule' | 'reasons'>) => {
    given.set(row.customer, { customer: row.customer, survey: row.survey, proposed: to.member, ...decided });
    take(to);
  };
  for (const row of unassigned) {
    const collector = row.collector === null ? undefined : byId.get(row.collector);
    if (collector) give(row, collector, collected(collector));
  }
  const rest = unassigned.filter((row) => !given.has(row.customer));
  for (const [row, to] of newMembersShare(rest, candidates, newSharePercent, load))
    give(row, to, shared(to, newSharePercent));
  const settled = candidates.filter(({ isNew }) => !isNew);
  const others = settled.length > 0 ? settled : candidates;
  for (const row of rest) {
    if (given.has(row.customer)) continue;
    const near = others.filter(({ areas }) => row.area !== '' && areas.includes(row.area));
    const to = lightest(near.length > 0 ? near : others, load);
    if (to) give(row, to, near.length > 0 ? nearest(row, to, near, load) : leastLoaded(to, load, row));
    else given.set(row.customer, nobody(row));
  }
  return unassigned.map((row) => given.get(row.customer) as Proposal);
}

/**
 * Whom the share for new members is taken from: first customers of their own area, then those nobody is near to,
 * then the rest, in the order given. What has a collector is never taken.
 */
function newMembersShare(
  rest: readonly Unassigned[],
  candidates: readonly Candidate[],
  percent: number,
  load: ReadonlyMap<string, number>,
): [Unassigned, Candidate][] {
  const fresh = candidates.filter(({ isNew }) => isNew);
  const quota = fresh.length === 0 ? 0 : Math.floor((rest.length * percent) / 100);
  const covered = new Set(candidates.filter(({ isNew }) => !isNew).flatMap(({ areas }) => areas));
  const ownArea = (row: Unassigned) => fresh.some(({ areas }) => areas.includes(row.area));
  const rank = (row: Unassigned) => (ownArea(row) ? 0 : covered.has(row.area) ? 2 : 1);
  const ordered = rest.map((row, at) => ({ row, at, rank: rank(row) }));
  ordered.sort((a, b) => a.rank - b.rank || a.at - b.at);
  const taken = new Map(load);
  return ordered.slice(0, quota).map(({ row }) => {
    const own = fresh.filter(({ areas }) => areas.includes(row.area));
    const to = lightest(own.length > 0 ? own : fresh, taken) as Candidate;
    taken.set(to.member, (taken.get(to.member) ?? 0) + 1);
    return [row, to];
  });
}

function lightest(
  candidates: readonly Candidate[],
  load: ReadonlyMap<string, number>,
): Candidate | undefined {
  const of = ({ member }: Candidate) => load.get(member) ?? 0;
  return [...candidates].sort((a, b) => of(a) - of(b) || (a.member < b.member ? -1 : 1))[0];
}

const collected = ({ name }: Candidate) => ({
  clause: 'S003.2-10' as const,
  rule: 'collector' as const,
  reasons: [{ zh: `${name} 登记,谁登记归谁`, en: `${name} collected it; the collector comes first` }],
});

const shared = ({ name }: Candidate, percent: number) => ({
  clause: 'S003.2-12' as const,
  rule: 'new-member' as const,
  reasons: [
    {
      zh: `留 ${percent}% 给新员工,${name} 为新员工`,
      en: `${percent}% are kept for new members; ${name} is new`,
    },
  ],
});

const nearest = (
  row: Unassigned,
  to: Candidate,
  near: readonly Candidate[],
  load: ReadonlyMap<string, number>,
) => ({
  clause: 'S003.2-11' as const,
  rule: 'area' as const,
  reasons: [
    { zh: `住在 ${row.area},${to.name} 负责该片区`, en: `lives in ${row.area}, which is ${to.name}’s area` },
    ...(near.length > 1 ? [carries(to, load)] : []),
  ],
});

const leastLoaded = (to: Candidate, load: ReadonlyMap<string, number>, row: Unassigned) => ({
  clause: 'S003.2-13' as const,
  rule: 'proposal' as const,
  reasons: [
    row.area === ''
      ? { zh: '没有填写片区', en: 'no area is on record' }
      : { zh: `没有人负责 ${row.area}`, en: `nobody’s area is ${row.area}` },
    carries(to, load),
  ],
});

const carries = ({ name, member }: Candidate, load: ReadonlyMap<string, number>): Text => ({
  zh: `${name} 手头 ${load.get(member) ?? 0} 位,最少`,
  en: `${name} carries the fewest: ${load.get(member) ?? 0}`,
});

const nobody = (row: Unassigned): Proposal => ({
  customer: row.customer,
  survey: row.survey,
  proposed: null,
  clause: 'S003.2-13',
  rule: 'proposal',
  reasons: [{ zh: '没有在岗的代表可以分配', en: 'there is no active representative to choose' }],
});
