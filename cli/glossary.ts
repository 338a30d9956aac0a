import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FactKind, ledgerKinds } from '../kernel/index.ts';
import { factKinds } from '../server/main.ts';

/** `npm run glossary`: writes the table of facts into docs/glossary.md, below the words that people write. */

const page = join(import.meta.dirname, '../docs/glossary.md');

const HEADER = '| fact | 中文 | English | about | carries |';

export function glossaryOf(text: string): string {
  const [words = ''] = text.split(HEADER);
  const kinds = [...new Map([...ledgerKinds, ...factKinds].map((kind) => [kind.kind, kind])).values()];
  const rows = kinds.sort((a, b) => (a.kind < b.kind ? -1 : 1)).map(row);
  return `${words.trimEnd()}\n\n${HEADER}\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

const row = ({ kind, text, subject, data }: FactKind): string =>
  `| \`${kind}\` | ${text.zh} | ${text.en} | ${subject} | ${Object.entries(data).map(field).join(', ') || '–'} |`;

const field = ([name, { type, optional }]: [string, FactKind['data'][string]]): string =>
  `${name}${optional ? '?' : ''}: ${typeof type === 'object' ? `list of ${type.list}` : type}`;

if (import.meta.main) writeFileSync(page, glossaryOf(readFileSync(page, 'utf8')));
