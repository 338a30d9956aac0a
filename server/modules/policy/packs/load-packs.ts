import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Clause, Pack } from '../../../../kernel/index.ts';
import { readForm } from './pack-form.ts';
import type { PackProblem } from './pack-problem.ts';
import { type PackSource, parsePack } from './pack-source.ts';

export const packsFolder = join(import.meta.dirname, '..', '..', '..', '..', 'packs');

export interface Spot {
  file: string;
  line: number;
}

/** One written system, put together from its files. */
export interface LoadedPack {
  pack: Pack;
  files: readonly string[];
  /** Where a part of a clause is written, by JSON pointer. */
  spotOf(clause: string, pointer: string): Spot;
  /** Where a parameter is written. */
  spotOfParameter(name: string): Spot;
}

export interface Loaded {
  packs: readonly LoadedPack[];
  problems: readonly PackProblem[];
}

/** Reads pack files and folders of them. Faults of form are told with file and line; the rest is `checkPack`'s. */
export function loadPacks(paths: readonly string[] = [packsFolder]): Loaded {
  const problems: PackProblem[] = [];
  const parts: Part[] = [];
  for (const file of paths.flatMap(packFiles)) {
    const source = parsePack(shown(file), readFileSync(file, 'utf8'));
    const read =
      source.faults.length > 0
        ? { problems: source.faults.map((fault) => yamlFault(source, fault)) }
        : readForm(source);
    if ('pack' in read) parts.push({ source, pack: read.pack });
    else problems.push(...read.problems);
  }
  const byName = Map.groupBy(parts, (part) => part.pack.pack);
  return { packs: [...byName.values()].map((of) => together(of, problems)), problems };
}

interface Part {
  source: PackSource;
  pack: Pack;
}

function packFiles(path: string): string[] {
  if (!existsSync(path)) throw new Error(`No such file or folder: ${path}`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.examples.yaml'))
    .sort()
    .map((name) => join(path, name));
}

const shown = (file: string): string => {
  const near = relative(process.cwd(), file);
  return near.startsWith('..') ? file : near;
};

const yamlFault = (source: PackSource, fault: { line: number; message: string }): PackProblem => ({
  file: source.file,
  line: fault.line,
  clause: null,
  level: 'error',
  message: { zh: `YAML 写得不对:${fault.message}`, en: `Not valid YAML: ${fault.message}` },
  mend: { zh: '检查这一行的缩进、引号和括号', en: 'Check indentation, quotes and brackets on this line' },
});

function together(parts: readonly Part[], problems: PackProblem[]): LoadedPack {
  const [first] = parts as [Part, ...Part[]];
  const spots = new Map<string, { source: PackSource; index: number }>();
  for (const { source, pack } of parts)
    pack.clauses.forEach((clause, index) => {
      const before = spots.get(clause.id);
      if (before) problems.push(twice(clause, source, index, before.source));
      else spots.set(clause.id, { source, index });
    });
  const parameters = Object.assign(
    {},
    ...parts.map((part) => part.pack.parameters ?? {}),
  ) as Pack['parameters'];
  return {
    pack: {
      ...first.pack,
      kinds: parts.flatMap((part) => part.pack.kinds ?? []),
      parameters,
      clauses: parts.flatMap((part) => part.pack.clauses),
    },
    files: parts.map((part) => part.source.file),
    spotOf: (clause, pointer) => {
      const spot = spots.get(clause);
      if (!spot) return { file: first.source.file, line: 1 };
      return {
        file: spot.source.file,
        line: spot.source.lineOf(['clauses', spot.index, ...keysOf(pointer)]),
      };
    },
    spotOfParameter: (name) => {
      const { source } = parts.find((part) => part.pack.parameters?.[name]) ?? first;
      return { file: source.file, line: source.lineOf(['parameters', name]) };
    },
  };
}

const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

const twice = (clause: Clause, source: PackSource, index: number, before: PackSource): PackProblem => ({
  file: source.file,
  line: source.lineOf(['clauses', index, 'id']),
  clause: clause.id,
  level: 'error',
  message: {
    zh: `条款 ${clause.id} 写了两次(另见 ${before.file})`,
    en: `Clause ${clause.id} is written twice (also in ${before.file})`,
  },
  mend: { zh: '改编号，混合条款写成 -08 与 -08b', en: 'Renumber one; a mixed clause becomes -08 and -08b' },
});
