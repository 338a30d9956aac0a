/**
 * Who sits where, as a proposal. Pure: the same guests and tables give the same plan.
 *
 * Tables are filled in one order (S000.9-18): the centre before the sides, the front before the back, left before
 * right. Each table has a chair for the member whose guests sit there; guests sit with whoever asked them; who
 * bought before is spread among the new ones; wheelchairs and hearing sit in the front row.
 */

export type Block = 'left' | 'centre' | 'right';
export interface Table {
  table: number;
  row: number;
  block: Block;
  chairs: number;
}
export interface Guest {
  ref: string;
  inviter: string;
  returning: boolean;
  care: readonly string[];
}
export interface Place {
  table: number;
  seat: number;
  kind: 'guest' | 'staff' | 'wheelchair';
  takenBy: string | null;
}
export interface Proposal {
  places: Place[];
  /** Whose guests most of those at a table are. */
  hosts: { table: number; inviter: string | null }[];
  /** For whom no chair was left. */
  unseated: string[];
}

const BLOCKS: Record<Block, number> = { centre: 0, left: 1, right: 2 };

/** The order in which tables and chairs are given. */
export const inOrder = (a: Omit<Table, 'chairs'>, b: Omit<Table, 'chairs'>): number =>
  Number(b.block === 'centre') - Number(a.block === 'centre') ||
  a.row - b.row ||
  BLOCKS[a.block] - BLOCKS[b.block] ||
  a.table - b.table;

export function proposeSeats(tables: readonly Table[], guests: readonly Guest[]): Proposal {
  const groups = byInviter(guests);
  const free = tables
    .toSorted(inOrder)
    .map((table) => ({ ...table, left: table.chairs - 1, sits: [] as Guest[] }));
  const unseated: string[] = [];
  for (const group of groups) unseated.push(...seatGroup(free, group));
  const hosts = free.map(({ table, sits }) => ({ table, inviter: mostOf(sits) }));
  return { places: free.flatMap(placesOf), hosts, unseated };
}

interface Filling extends Table {
  left: number;
  sits: Guest[];
}

/** Those whose guests need the front come first, then those with most guests; ties by name, so that it is stable. */
function byInviter(guests: readonly Guest[]): Guest[][] {
  const groups = [...Map.groupBy(guests, ({ inviter }) => inviter).values()];
  const front = (group: readonly Guest[]) => group.filter(needsFront).length;
  const name = (group: readonly Guest[]) => group[0]?.inviter ?? '';
  return groups.sort((a, b) => front(b) - front(a) || b.length - a.length || (name(a) < name(b) ? -1 : 1));
}

export const needsFront = ({ care }: Pick<Guest, 'care'>): boolean =>
  care.includes('wheelchair') || care.includes('hearing');

/**
 * Whole tables first; the rest of a group goes to a table with room, so that no two groups are torn apart more
 * than they must. What bought before is dealt out over the tables of the group like cards.
 */
function seatGroup(free: Filling[], group: readonly Guest[]): string[] {
  const tables = tablesFor(free, group.length);
  const dealt = dealtOut(
    group,
    tables.map(({ left }) => left),
  );
  tables.forEach((table, nth) => {
    table.sits.push(...(dealt[nth] ?? []));
    table.left -= dealt[nth]?.length ?? 0;
  });
  const seated = new Set(dealt.flat().map(({ ref }) => ref));
  return group.filter(({ ref }) => !seated.has(ref)).map(({ ref }) => ref);
}

/** Empty tables in order while they are filled; for the last few, the first table where they all find room. */
function tablesFor(free: Filling[], people: number): Filling[] {
  const taken: Filling[] = [];
  let left = people;
  const empty = free.filter(({ sits }) => sits.length === 0);
  while (left > 0) {
    const next = empty[taken.length];
    const shared = free.find(
      (table) => table.sits.length > 0 && !taken.includes(table) && table.left >= left,
    );
    const table = next && (left >= next.left || !shared) ? next : (shared ?? next);
    if (!table || taken.includes(table)) break;
    taken.push(table);
    left -= table.left;
  }
  if (left <= 0) return taken;
  return [...taken, ...free.filter((table) => !taken.includes(table) && table.left > 0)];
}

/** Front-row guests to the first table; the others, old and new, one to each table in turn. */
function dealtOut(group: readonly Guest[], room: readonly number[]): Guest[][] {
  const hands: Guest[][] = room.map(() => []);
  const space = (nth: number) => (room[nth] ?? 0) - (hands[nth]?.length ?? 0);
  const front = group.filter(needsFront);
  const others = group.filter((guest) => !needsFront(guest));
  const order = [
    ...others.filter(({ returning }) => returning),
    ...others.filter(({ returning }) => !returning),
  ];
  for (const guest of front) {
    const nth = room.findIndex((_, at) => space(at) > 0);
    if (nth >= 0) hands[nth]?.push(guest);
  }
  let turn = 0;
  for (const guest of order) {
    for (let tries = 0; tries < room.length && space(turn % room.length) <= 0; tries++) turn++;
    if (space(turn % room.length) <= 0) break;
    hands[turn % room.length]?.push(guest);
    turn++;
  }
  return hands;
}

/** The first chair is the member's; wheelchairs sit at the edge, where a chair is taken away. */
function placesOf({ table, chairs, sits }: Filling): Place[] {
  const host = mostOf(sits);
  const inChair = sits.toSorted(
    (a, b) => Number(b.care.includes('wheelchair')) - Number(a.care.includes('wheelchair')),
  );
  return Array.from({ length: chairs }, (_, at): Place => {
    if (at === 0) return { table, seat: 1, kind: 'staff', takenBy: host && `member:${host}` };
    const guest = inChair[at - 1];
    const kind = guest?.care.includes('wheelchair') ? 'wheelchair' : 'guest';
    return { table, seat: at + 1, kind, takenBy: guest?.ref ?? null };
  });
}

/** Whose guests most of them are. */
function mostOf(sits: readonly Guest[]): string | null {
  const groups = [...Map.groupBy(sits, ({ inviter }) => inviter)].sort(
    ([a, mine], [b, others]) => others.length - mine.length || (a < b ? -1 : 1),
  );
  return groups[0]?.[0] ?? null;
}
