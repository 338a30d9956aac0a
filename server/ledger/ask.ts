import {
  type ClauseSet,
  type Fact,
  type Known,
  missing,
  type Obligation,
  refId,
  refKind,
  type Value,
} from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';
import { registry } from './registry.ts';

/** A path such as `owner.line_manager` needs one round a step; longer paths are a mistake in a clause. */
const ROUNDS = 8;

type Answers = Record<string, Record<string, Value | null>>;

/** Asks the modules what the clauses need to know about these facts: once per need for the whole batch. */
export async function ask(
  tx: Transaction,
  set: ClauseSet,
  facts: readonly Fact[],
  touched: readonly Obligation[],
): Promise<Known> {
  const known: Answers = {};
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = missing(set, facts, touched, known);
    if (wanted.length === 0) return known;
    for (const [name, ids] of grouped(wanted)) await answerOne(tx, name, ids, known);
  }
  throw new Error('A clause asks along a path that never ends');
}

/** Only the answers about one fact: what is stored with it. */
export function knownAbout(set: ClauseSet, fact: Fact, touched: readonly Obligation[], known: Known): Known {
  const about: Answers = {};
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = missing(set, [fact], touched, about);
    if (wanted.length === 0) break;
    for (const { of, question } of wanted) put(about, of, question, known[of]?.[question] ?? null);
  }
  return about;
}

function put(answers: Answers, of: string, question: string, value: Value | null): void {
  const about = answers[of] ?? {};
  about[question] = value;
  answers[of] = about;
}

function grouped(wanted: readonly { of: string; question: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { of, question } of wanted) {
    const name = `${refKind(of)}.${question}`;
    groups.set(name, [...(groups.get(name) ?? []), refId(of)]);
  }
  return groups;
}

async function answerOne(tx: Transaction, name: string, ids: string[], known: Answers): Promise<void> {
  const [kind, question] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
  const unique = [...new Set(ids)];
  const answers = await answersOf(tx, kind, question, unique);
  for (const id of unique) put(known, `${kind}:${id}`, question, answers.get(id) ?? null);
}

/** The module's own answer, or that of whoever answers for subjects of any kind: those are asked by reference. */
async function answersOf(
  tx: Transaction,
  kind: string,
  question: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Value | null>> {
  const own = registry().answers.get(`${kind}.${question}`);
  if (own) return own(tx, ids);
  const ofAny = registry().answers.get(`any.${question}`);
  if (!ofAny) throw new Error(`Nobody answers ${kind}.${question}`);
  const found = await ofAny(
    tx,
    ids.map((id) => `${kind}:${id}`),
  );
  return new Map([...found].map(([ref, value]) => [refId(ref), value]));
}
