import type { FactKind } from '../../../../kernel/index.ts';
import { shippedPacks } from '../packs/shipped.ts';

/** A kind that only packs bring and that says nothing but that it is done: 完成 is enough for it. */
export const plainKind = (kind: string): FactKind | null => plain().get(kind) ?? null;

export const plainKinds = (): FactKind[] => [...plain().values()];

let found: ReadonlyMap<string, FactKind> | null = null;

function plain(): ReadonlyMap<string, FactKind> {
  found ??= new Map(
    shippedPacks()
      .flatMap(({ pack }) => pack.kinds ?? [])
      .filter(({ data }) => Object.values(data).every(({ optional }) => optional))
      .map((kind) => [kind.kind, kind]),
  );
  return found;
}
