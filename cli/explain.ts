import { stringify } from 'yaml';
import {
  type Clause,
  compile,
  inWords,
  ledgerKinds,
  type Owes,
  type Pack,
  parametersOf,
  type Text,
  type Vocabulary,
  valuesOn,
} from '../kernel/index.ts';
import { ANYWHERE, loadPacks, withKinds } from '../server/modules/policy/index.ts';
import { vocabulary } from './vocabulary.ts';

/** Says in words what a clause does: text, source, versions by first day, whom it obliges, its examples. */
export async function explain(args: string[]): Promise<number> {
  const [id, ...paths] = args;
  const { packs } = loadPacks(paths.length > 0 ? paths : undefined);
  const found = packs.flatMap((loaded) =>
    loaded.pack.clauses.filter((clause) => isOf(clause, id)).map((clause) => ({ loaded, clause })),
  );
  if (!id || found.length === 0) {
    console.error(
      id
        ? `There is no clause ${id}.${near(
            id,
            packs.flatMap(({ pack }) => pack.clauses),
          )}`
        : 'guiju explain <clause>',
    );
    return 1;
  }
  for (const { loaded, clause } of found) {
    const { file, line } = loaded.spotOf(clause.id, '');
    console.log(lines(clause, loaded.pack, `${file}:${line}`).join('\n'));
  }
  return 0;
}

/** `S003.3-08` also means its other halves. */
const isOf = (clause: Clause, id: string | undefined): boolean =>
  clause.id === id || clause.id.replace(/[a-z]$/, '') === id;

const near = (id: string, clauses: readonly Clause[]): string => {
  const system = id.slice(0, Math.max(0, id.lastIndexOf('-')));
  const alike = clauses.filter((clause) => system !== '' && clause.id.startsWith(`${system}-`)).slice(0, 5);
  return alike.length > 0 ? ` Near: ${alike.map((clause) => clause.id).join(', ')}` : '';
};

function lines(clause: Clause, pack: Pack, where: string): string[] {
  const { text, note, statute } = clause;
  return [
    `${clause.id} · ${clause.form}${'strength' in clause && clause.strength ? ` · ${clause.strength}` : ''}${clause.lawful ? ' · lawful reading' : ''}`,
    `  ${text.zh}`,
    `  ${text.en}`,
    ...(note ? [`  ${note.zh}`, `  ${note.en}`] : []),
    `  pack: ${pack.title.zh} / ${pack.title.en} (${pack.source.document})`,
    `  written: ${where}`,
    ...(statute
      ? [`  law: ${statute.status}, ${statute.where.region}, ${statute.source}, read ${statute.asOf}`]
      : []),
    ...parametersOf(clause).map((name) => `  $${name}: ${parameterLine(pack, clause, name)}`),
    ...appliesWhen(clause, pack),
    ...obliges(clause),
    ...guards(clause),
    ...(clause.examples ?? []).flatMap((example) => [
      `  example${example.case ? ` ${example.case}` : ''}: ${example.name.zh} / ${example.name.en}`,
      ...stringify(example.expect)
        .trim()
        .split('\n')
        .map((line) => `    ${line}`),
    ]),
    '',
  ];
}

function parameterLine(pack: Pack, clause: Clause, name: string): string {
  const parameter = pack.parameters?.[name];
  const dated = Object.entries(parameter?.from ?? {}).map(([day, value]) => `${value} from ${day}`);
  const suggested = clause.blanks?.find((blank) => blank.parameter === name)?.suggested;
  const blank = suggested === undefined ? 'blank' : `blank, ${suggested} is usual (常用值，非原文)`;
  return `${parameter?.text.zh ?? ''} / ${parameter?.text.en ?? ''}: ${dated.join(', ') || blank}`;
}

/** What sets the clause off, and under which condition, both as written and in words. */
function appliesWhen(clause: Clause, pack: Pack): string[] {
  const on = 'on' in clause && clause.on ? (typeof clause.on === 'string' ? [clause.on] : clause.on.all) : [];
  const kinds = 'acts' in clause ? clause.acts : on;
  const known = withKinds(vocabulary, pack);
  const said = kinds.map((name) => {
    const kind = [...known.kinds, ...ledgerKinds].find((one) => one.kind === name);
    return kind ? `${name} (${kind.text.zh} / ${kind.text.en})` : name;
  });
  const lines = said.length > 0 ? [`  on ${said.join(', ')}`] : [];
  const when = 'when' in clause ? clause.when : undefined;
  if (when === undefined) return lines;
  const words = spoken(when, kinds[0] ?? '', known, pack);
  return [...lines, `  when ${when.replace(/\s+/g, ' ')}`, `       ${words.zh} / ${words.en}`];
}

function spoken(when: string, kind: string, known: Vocabulary, pack: Pack): Text {
  const params = valuesOn(
    pack,
    {},
    Object.keys(pack.parameters ?? {}),
    new Date().toISOString().slice(0, 10),
  );
  const { schema } = compile([], known, ANYWHERE).set;
  const variables = schema.variables(kind, params, [], { obligation: true, asker: true });
  return inWords(when, { schema, variables, params });
}

const guards = (clause: Clause): string[] =>
  clause.form === 'guard' ? [`  ${clause.effect}: ${clause.says.zh} / ${clause.says.en}`] : [];

function obliges(clause: Clause): string[] {
  if (clause.form !== 'duty') return [];
  const owes = [clause.owes].flat() as Owes[];
  return owes.map(({ obligation, of, due, metBy }) => {
    const when =
      typeof due === 'string'
        ? due
        : Object.entries(due)
            .map(([key, value]) => `${key} ${value}`)
            .join(', ');
    return `  obliges ${[of].flat().join(' or else ')} to ${obligation}, ${when}, met by ${metBy.fact}`;
  });
}
