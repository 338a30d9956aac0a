import { type Document, isAlias, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

type Key = string | number;

/** A YAML file that remembers where each of its values is written. */
export interface PackSource {
  file: string;
  value: unknown;
  /** Faults of the YAML itself. */
  faults: { line: number; message: string }[];
  /** The line of what a path leads to, or of the last part of it that is there. */
  lineOf(path: readonly Key[]): number;
}

/** Anchors and merge keys are followed, so that a fault in a shared part is shown where that part is written. */
export function parsePack(file: string, text: string): PackSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { merge: true, lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    message: error.message,
  }));
  const value: unknown = faults.length > 0 ? null : document.toJS({ maxAliasCount: 2000 });
  return { file, value, faults, lineOf: (path) => lineOf(document, lines, path) };
}

function lineOf(document: Document, lines: LineCounter, path: readonly Key[]): number {
  let node: Node | null = document.contents as Node | null;
  let start = node?.range?.[0] ?? 0;
  for (const key of path) {
    const found = childOf(document, node, key);
    if (!found) break;
    start = found.start;
    node = found.node;
  }
  return lines.linePos(start).line;
}

interface Child {
  node: Node | null;
  start: number;
}

function childOf(document: Document, parent: Node | null, key: Key): Child | null {
  const node = isAlias(parent) ? (parent.resolve(document) ?? null) : parent;
  if (isSeq(node)) {
    const item = (node.items[Number(key)] as Node | undefined) ?? null;
    return item && { node: item, start: item.range?.[0] ?? 0 };
  }
  if (!isMap(node)) return null;
  for (const pair of node.items) {
    const name = pair.key as (Node & { value?: unknown }) | null;
    if (String(name?.value) === String(key))
      return { node: pair.value as Node | null, start: name?.range?.[0] ?? 0 };
  }
  const merged = node.items.find((pair) => String((pair.key as { value?: unknown } | null)?.value) === '<<');
  return merged ? childOf(document, merged.value as Node | null, key) : null;
}
