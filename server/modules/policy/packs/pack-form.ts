import type { z } from 'zod';
import { packSchema } from '../../../../contract/pack.ts';
import type { Pack, Text } from '../../../../kernel/index.ts';
import type { PackProblem } from './pack-problem.ts';
import type { PackSource } from './pack-source.ts';

type Issue = z.core.$ZodIssue;

/** Holds a file against the form of a pack. */
export function readForm(source: PackSource): { pack: Pack } | { problems: PackProblem[] } {
  const found = packSchema.safeParse(source.value);
  if (found.success) return { pack: found.data };
  return { problems: found.error.issues.map((issue) => problemOf(deepest(issue), source)) };
}

/** A union says what each of its branches missed; the branch that got furthest is the one that was meant. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || !issue.errors?.length) return issue;
  const branches = issue.errors.map((issues) =>
    issues.map((inner) => deepest({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const meant = branches.sort((a, b) => a.length - b.length || furthest(b) - furthest(a))[0]?.[0];
  return meant ?? issue;
}

const furthest = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length));

function problemOf(issue: Issue, source: PackSource): PackProblem {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const at = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
  return {
    file: source.file,
    line: source.lineOf(at),
    clause: clauseAt(path, source),
    level: 'error',
    ...said(issue, path),
  };
}

function clauseAt(path: readonly (string | number)[], source: PackSource): string | null {
  if (path[0] !== 'clauses' || typeof path[1] !== 'number') return null;
  const clauses = (source.value as { clauses?: { id?: unknown }[] }).clauses;
  const id = clauses?.[path[1]]?.id;
  return typeof id === 'string' ? id : `clauses/${path[1]}`;
}

function said(issue: Issue, path: readonly (string | number)[]): { message: Text; mend: Text } {
  const where = path.join('/') || '/';
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.join(', ');
    return {
      message: { zh: `${where} 没有 ${names} 这一项`, en: `${where} has no field ${names}` },
      mend: {
        zh: '改成有的项，或删去；中文里的半角逗号、冒号要加引号',
        en: 'Use a field it has or remove it; text with a comma or colon in braces needs quotes',
      },
    };
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return {
      message: { zh: `缺 ${where}`, en: `${where} is missing` },
      mend: { zh: `补上，应为 ${issue.expected}`, en: `Add it; ${issue.expected} is wanted` },
    };
  return {
    message: { zh: `${where} 写得不对:${issue.message}`, en: `${where} is not right: ${issue.message}` },
    mend: { zh: '对照 contract/pack.schema.json 改', en: 'See contract/pack.schema.json' },
  };
}
