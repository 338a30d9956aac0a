import { Environment } from '@marcbachmann/cel-js';
import { signatures } from './functions.ts';
import type { Place } from './place.ts';
import { ANY, type Fields } from './types.ts';

/** Everything the CEL library must know of a vocabulary: its types, how references compare, the functions. */
export interface Registered {
  types: ReadonlyMap<string, Fields>;
  /** The class the library knows each type by. */
  classes: ReadonlyMap<string, new () => object>;
  /** The types of references. */
  subjects: readonly string[];
  place: Place;
}

/** How the library sees a reference. */
type Link = { ref: string };

export function baseEnvironment({ types, classes, subjects, place }: Registered): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false });
  for (const [name, fields] of types)
    environment.registerType(name, {
      fields: Object.fromEntries([...fields].map(([key, { cel }]) => [key, cel])),
      ctor: classes.get(name) as new () => object,
    });
  for (const subject of subjects) compareReferences(environment, subject);
  for (const { signature, reference } of signatures(place))
    environment.registerFunction(signature, reference);
  return environment;
}

/** A reference equals another of its kind, one of any kind, and its own text: `subject.owner == "member:wang"`. */
function compareReferences(environment: Environment, subject: string): void {
  const same = (a: Link, b: Link) => a.ref === b.ref;
  const among = (a: Link, list: readonly Link[]) => list.some((b) => b.ref === a.ref);
  environment
    .registerOperator(`${subject} == string`, (a: Link, b: string) => a.ref === b)
    .registerOperator(`${subject} == ${subject}`, same)
    .registerOperator(`${subject} in list<string>`, (a: Link, list: readonly string[]) =>
      list.includes(a.ref),
    )
    .registerOperator(`string in list<${subject}>`, (a: string, list: readonly Link[]) =>
      list.some((b) => b.ref === a),
    );
  if (subject === ANY) return;
  environment
    .registerOperator(`${subject} == ${ANY}`, same)
    .registerOperator(`${subject} in list<${ANY}>`, among)
    .registerOperator(`${ANY} in list<${subject}>`, among);
}
