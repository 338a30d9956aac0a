import {
  type Clause,
  compile,
  makeCalendar,
  type Pack,
  type Place,
  type Problem,
  parametersOf,
  type Text,
  type Vocabulary,
} from '../../../../kernel/index.ts';
import type { LoadedPack, Spot } from './load-packs.ts';
import { misfitOf } from './misfit-of.ts';
import type { PackProblem } from './pack-problem.ts';
import { resolve } from './resolve.ts';

/** Where packs are checked when no organisation is there: Chinese time, weekdays only. */
export const ANYWHERE: Place = {
  zone: 'Asia/Shanghai',
  calendar: makeCalendar({ version: '0', coversFrom: 0, coversTo: 0, holidays: [], makeUpWorkdays: [] }),
};

/**
 * Checks a pack whole: units, names, conditions, references between clauses. The kernel knows no YAML and points
 * into the clause; here its pointers become file and line.
 */
export function checkPack(
  loaded: LoadedPack,
  vocabulary: Vocabulary,
  place: Place = ANYWHERE,
): PackProblem[] {
  const { pack } = loaded;
  const { problems } = compile(resolve(pack, '2026-01-01'), withKinds(vocabulary, pack), place);
  return [
    ...parameterProblems(loaded),
    ...pack.clauses.flatMap((clause) => referenceProblems(loaded, clause)),
    ...problems.map((problem) => placed(loaded, problem)),
  ];
}

/** The vocabulary with the kinds a pack brings along itself. */
export function withKinds(vocabulary: Vocabulary, pack: Pack): Vocabulary {
  const known = new Set(vocabulary.kinds.map((kind) => kind.kind));
  const own = (pack.kinds ?? []).filter((kind) => !known.has(kind.kind));
  return own.length === 0 ? vocabulary : { ...vocabulary, kinds: [...vocabulary.kinds, ...own] };
}

const placed = (loaded: LoadedPack, problem: Problem): PackProblem => ({
  ...loaded.spotOf(problem.clause, problem.pointer),
  clause: problem.clause,
  level: problem.level,
  message: problem.message,
  mend: problem.mend,
});

function parameterProblems(loaded: LoadedPack): PackProblem[] {
  const read = new Set(loaded.pack.clauses.flatMap(parametersOf));
  return Object.entries(loaded.pack.parameters ?? {}).flatMap(([name, parameter]) => {
    const spot = loaded.spotOfParameter(name);
    const wrong = Object.values(parameter.from).flatMap((value) => {
      const like = misfitOf(parameter, value);
      return like === null
        ? []
        : [fault(spot, null, misfit(name, String(value), parameter.unit), asLike(like))];
    });
    const unread = read.has(name)
      ? []
      : [
          fault(
            spot,
            null,
            unused(name),
            { zh: '删去，或在条款里用上', en: 'Remove it or use it in a clause' },
            'warning',
          ),
        ];
    return [...wrong, ...unread];
  });
}

function referenceProblems(loaded: LoadedPack, clause: Clause): PackProblem[] {
  const { pack } = loaded;
  const blanks = (clause.blanks ?? []).flatMap((blank, i) => {
    const spot = loaded.spotOf(clause.id, `/blanks/${i}/parameter`);
    const parameter = pack.parameters?.[blank.parameter];
    if (!parameter)
      return [
        fault(spot, clause.id, noParameter(blank.parameter), {
          zh: '在 parameters 里声明它',
          en: 'Declare it under parameters',
        }),
      ];
    const like = blank.suggested === undefined ? null : misfitOf(parameter, blank.suggested);
    return like === null
      ? []
      : [
          fault(
            spot,
            clause.id,
            misfit(blank.parameter, String(blank.suggested), parameter.unit),
            asLike(like),
          ),
        ];
  });
  return [...blanks, ...formReferences(loaded, clause)];
}

/** `sheet` and `script` of what a clause owes name clauses of those forms. */
function formReferences(loaded: LoadedPack, clause: Clause): PackProblem[] {
  if (clause.form !== 'duty') return [];
  const forms = new Map(loaded.pack.clauses.map((one) => [one.id, one.form]));
  const several = Array.isArray(clause.owes);
  return [clause.owes].flat().flatMap((owes, i) =>
    (['sheet', 'script'] as const).flatMap((form) => {
      const id = (owes as Record<'sheet' | 'script', string | undefined>)[form];
      if (!id || forms.get(id) === form) return [];
      const spot = loaded.spotOf(clause.id, several ? `/owes/${i}/${form}` : `/owes/${form}`);
      return [
        fault(
          spot,
          clause.id,
          { zh: `${id} 不是本制度的 ${form}`, en: `${id} is no ${form} of this pack` },
          { zh: '写对条款编号', en: 'Name a clause of that form' },
        ),
      ];
    }),
  );
}

const fault = (
  spot: Spot,
  clause: string | null,
  message: Text,
  mend: Text,
  level: PackProblem['level'] = 'error',
): PackProblem => ({
  ...spot,
  clause,
  level,
  message,
  mend,
});
const misfit = (name: string, value: string, unit: string): Text => ({
  zh: `参数 ${name} 的值 ${value} 单位不对，应为 ${unit}`,
  en: `The value ${value} of ${name} has the wrong unit; ${unit} is wanted`,
});
const asLike = (like: string): Text => ({ zh: `写成 ${like}`, en: `Write it as ${like}` });
const unused = (name: string): Text => ({
  zh: `没有条款用到参数 ${name}`,
  en: `No clause uses the parameter ${name}`,
});
const noParameter = (name: string): Text => ({ zh: `没有参数 ${name}`, en: `There is no parameter ${name}` });
