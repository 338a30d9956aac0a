import { stringify } from 'yaml';
import { type Clause, type Owes, type Pack, parametersOf } from '../kernel/index.ts';
import { loadPacks } from '../server/modules/policy/index.ts';

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
    ...obliges(clause),
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
