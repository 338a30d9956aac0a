import {
  type FactKind,
  ledgerKinds,
  type Obligation,
  refId,
  refKind,
  type Vocabulary,
} from '../../kernel/index.ts';
import type { Answer, Hears, LedgerModule, Names } from './module.ts';

/** What the modules brought: told once by the composition root, the same for every organisation. */
interface Registry {
  kinds: ReadonlyMap<string, FactKind>;
  answers: ReadonlyMap<string, Answer>;
  names: ReadonlyMap<string, Names>;
  vocabulary: Vocabulary;
  /** By kind of fact: the page on which people record it. */
  places: ReadonlyMap<string, string>;
  /** By kind of fact: who keeps rows that follow from it. */
  hears: ReadonlyMap<string, readonly Hears[]>;
}

let current: Registry | null = null;

/** Introduces the modules to the ledger. Two modules that claim one kind or one question are a mistake. */
export function introduce(modules: readonly LedgerModule[]): void {
  const kinds = new Map<string, FactKind>();
  const answers = new Map<string, Answer>();
  const names = new Map<string, Names>();
  const claim = <T>(map: Map<string, T>, key: string, value: T) => {
    if (map.has(key)) throw new Error(`Two modules declare ${key}`);
    map.set(key, value);
  };
  for (const kind of [...ledgerKinds, ...modules.flatMap((module) => module.kinds)])
    claim(kinds, kind.kind, kind);
  for (const module of modules) {
    for (const [name, answer] of Object.entries(module.answers)) claim(answers, name, answer);
    for (const [kind, naming] of Object.entries(module.names ?? {})) claim(names, kind, naming);
  }
  for (const [kind, naming] of modules.flatMap((module) => Object.entries(module.namesOtherwise ?? {})))
    if (!names.has(kind)) names.set(kind, naming);
  const questions = modules.flatMap((module) => module.questions);
  for (const { of, name } of questions) {
    if (!answers.has(`${of}.${name}`)) throw new Error(`Nobody answers ${of}.${name}`);
  }
  const vocabulary = { kinds: [...kinds.values()], questions };
  current = {
    kinds,
    answers,
    names,
    vocabulary,
    places: pages(modules, kinds),
    hears: listeners(modules, kinds),
  };
}

function pages(modules: readonly LedgerModule[], kinds: ReadonlyMap<string, FactKind>): Registry['places'] {
  const places = modules.flatMap((module) => Object.entries(module.places ?? {}));
  for (const [kind] of places) if (!kinds.has(kind)) throw new Error(`Nobody records ${kind}`);
  return new Map(places);
}

function listeners(
  modules: readonly LedgerModule[],
  kinds: ReadonlyMap<string, FactKind>,
): Registry['hears'] {
  const hears = new Map<string, Hears[]>();
  for (const [kind, act] of modules.flatMap((module) => Object.entries(module.hears ?? {}))) {
    if (!kinds.has(kind)) throw new Error(`Nobody records ${kind}`);
    hears.set(kind, [...(hears.get(kind) ?? []), act]);
  }
  return hears;
}

export function registry(): Registry {
  if (!current) throw new Error('The ledger knows no modules yet: server/main.ts introduces them');
  return current;
}

/** The page on which a duty's fact is recorded; null where no module has one, or the duty does not name what it is of. */
export function placeOf(
  kind: string | null,
  { subject, refs }: Pick<Obligation, 'subject' | 'refs'>,
): string | null {
  const page = kind === null ? undefined : registry().places.get(kind);
  if (page === undefined) return null;
  const named = new Map([...Object.values(refs), subject].map((ref) => [refKind(ref), refId(ref)]));
  const wanted = [...page.matchAll(/\{([\w-]+)\}/g)].map(([, of]) => of as string);
  if (wanted.some((of) => !named.has(of))) return null;
  return wanted.reduce(
    (path, of) => path.replace(`{${of}}`, encodeURIComponent(named.get(of) as string)),
    page,
  );
}
