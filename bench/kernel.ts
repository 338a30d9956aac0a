import { ZenEngine, type ZenEngineResponse } from '@gorules/zen-engine';
import { Engine, type EngineResult } from 'json-rules-engine';
import {
  type ClauseVersion,
  calendarOf,
  compile,
  type Decision,
  decide,
  type Fact,
  type FactKind,
} from '../kernel/index.ts';
import { type Measured, percentile } from './measured.ts';

/**
 * 50 clauses over 10 kinds of fact, five a kind: which of them hold for a fact. The same conditions are put to the
 * kernel, to json-rules-engine, to a Zen decision table a kind, and written by hand as closures in a map by kind.
 * All four are made ready once, and must name the same clauses for every fact before anything is timed.
 *
 * The closures by hand do what the clauses do: the version in force on the fact's day, fields that may be missing or of
 * the wrong type, and so a third answer, "cannot be told". Kernel and closures must agree on that too. The kernel
 * writes its findings besides; the closures only list the clauses.
 */
const KINDS = Array.from({ length: 10 }, (_, k) => `act-${k}.done`);
const COUNT = 2_000;

const facts: Fact[] = Array.from({ length: COUNT }, (_, i) => ({
  id: `f${i}`,
  org: 'bench',
  kind: KINDS[i % 10] as string,
  at: Date.UTC(2026, 2, 1 + (i % 28)),
  recordedAt: 0,
  subject: `customer:c${i % 97}`,
  refs: {},
  actor: 'member:m',
  data: {
    amount: (i * 7919) % 10_000,
    outcome: i % 3 === 0 ? 'bought' : 'none',
    times: i % 11,
    first: i % 2 === 0,
  },
  source: 'api',
}));

const limit = (k: number, c: number) => 500 * (k + 1) + 900 * c;

export async function run(): Promise<Measured[]> {
  const [ours, byHand, json, zen] = [kernel(), closures(), jsonRules(), zenTables()];
  await agree(ours, byHand, json, zen);
  const [kernelTime, closureTime] = (await inTurns(400, COUNT, [ours, byHand])) as [number, number];
  const [jsonTime, zenTime] = (await inTurns(10, 400, [json, zen])) as [number, number];
  // Only now, so that neither has met facts of another shape while it was timed
  agreeOnMissing(ours, byHand);
  const against = (micros: number, name: string, atLeast: number): Measured => ({
    claim: '50 clauses over 10 kinds: which hold for a fact',
    ours: rate(kernelTime),
    reference: `${rate(micros)} ${name}`,
    ratio: micros / kernelTime,
    goal: { atLeast },
  });
  return [
    against(jsonTime, 'json-rules-engine', 50),
    against(zenTime, 'Zen decision tables', 10),
    against(closureTime, 'closures by hand', 1 / 3),
  ];
}

const rate = (micros: number) => `${micros.toFixed(3)} µs a fact`;

/** Judges a fact, and says afterwards which clauses its answer names. */
interface Judge<Answer = unknown> {
  judge(fact: Fact): Answer | Promise<Answer>;
  held(answer: Answer): readonly string[];
}

type Unclear<Answer> = Judge<Answer> & { unclear(answer: Answer): readonly string[] };

/**
 * Microseconds a fact, of many runs in turns; the first quarter warms up and is not counted. Of the rest the run that is
 * slower than a tenth of them: whatever else the machine does only adds.
 */
async function inTurns(runs: number, count: number, judges: readonly Judge[]): Promise<number[]> {
  const some = facts.slice(0, count);
  const times: number[][] = judges.map(() => []);
  for (let run = 0; run < runs; run++)
    for (const [i, { judge }] of judges.entries()) {
      const start = performance.now();
      for (const fact of some) {
        const answer = judge(fact);
        if (answer instanceof Promise) await answer;
      }
      if (run >= runs / 4) times[i]?.push(performance.now() - start);
    }
  return times.map((of) => (percentile(of, 10) * 1000) / count);
}

async function agree(...judges: readonly Judge[]): Promise<void> {
  for (const fact of facts.slice(0, 200)) {
    const said = await Promise.all(
      judges.map(async ({ judge, held }) => [...held(await judge(fact))].sort().join(' ')),
    );
    if (new Set(said).size > 1) throw new Error(`The four disagree on ${fact.id}: ${said.join(' | ')}`);
  }
}

/** Each field in turn left out, and then of the wrong type: what holds, and what cannot be told. */
function agreeOnMissing<A, B>(ours: Unclear<A>, byHand: Unclear<B>): void {
  const answered = <T>({ judge, held, unclear }: Unclear<T>, fact: Fact) => {
    const answer = judge(fact) as T;
    return `${held(answer).join(' ')}, not told: ${unclear(answer).join(' ')}`;
  };
  for (const fact of facts.slice(0, 200))
    for (const field of Object.keys(fact.data))
      for (const value of [undefined, []]) {
        const lacking = { ...fact, data: { ...fact.data, [field]: value } } as Fact;
        const [a, b] = [answered(ours, lacking), answered(byHand, lacking)];
        if (a !== b) throw new Error(`${fact.id} without ${field}: ${a} | ${b}`);
      }
}

const text = (zh: string) => ({ zh, en: zh });

function kernel(): Unclear<Decision> {
  const kinds: FactKind[] = KINDS.map((kind) => ({
    kind,
    text: text(kind),
    subject: 'customer',
    data: {
      amount: { type: 'fen', text: text('金额') },
      outcome: { type: 'code', text: text('结果'), codes: { bought: text('已购'), none: text('未购') } },
      times: { type: 'int', text: text('次数') },
      first: { type: 'bool', text: text('首次') },
    },
  }));
  const versions = KINDS.flatMap((kind, k) => Array.from({ length: 5 }, (_, c) => guard(kind, k, c)));
  const place = { zone: 'Asia/Shanghai', calendar: calendarOf({}) };
  const { set, problems } = compile(versions, { kinds, questions: [] }, place);
  if (problems.some(({ level }) => level === 'error')) throw new Error(JSON.stringify(problems[0]));
  return {
    judge: (fact) => decide(set, fact, {}),
    held: ({ says }) => says.map(({ clause }) => clause),
    unclear: ({ findings }) =>
      findings.filter(({ outcome }) => outcome === 'notEvaluable').map(({ clause }) => clause),
  };
}

const condition = (k: number, c: number) =>
  `fact.data.amount >= ${limit(k, c)} && fact.data.outcome == "bought" && (fact.data.times > ${c} || fact.data.first)`;

const guard = (kind: string, k: number, c: number): ClauseVersion => ({
  clause: `B${k}-${c}`,
  n: 1,
  pack: 'bench',
  rank: 'pack',
  from: 0,
  to: null,
  params: {},
  sha256: '',
  body: {
    id: `B${k}-${c}`,
    form: 'guard',
    text: text('例'),
    acts: [kind],
    when: condition(k, c),
    effect: 'warn',
    code: 'bench',
    says: text('例'),
  },
});

interface Listed {
  held: string[];
  unclear: string[];
}

function closures(): Unclear<Listed> {
  const byKind = new Map(KINDS.map((kind, k) => [kind, Array.from({ length: 5 }, (_, c) => byHand(k, c))]));
  return {
    judge: (fact) => {
      const listed: Listed = { held: [], unclear: [] };
      const day = Math.floor((fact.at + SHANGHAI) / DAY);
      for (const { clause, from, to, holds } of byKind.get(fact.kind) ?? []) {
        if (day < from || day >= to) continue;
        const told = holds(fact);
        if (told === undefined) listed.unclear.push(clause);
        else if (told) listed.held.push(clause);
      }
      return listed;
    },
    held: ({ held }) => held,
    unclear: ({ unclear }) => unclear,
  };
}

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;

/** One clause as somebody would write it by hand who knows that fields may be missing. */
function byHand(k: number, c: number) {
  const least = limit(k, c);
  const holds = ({ data: { amount, outcome, times, first } }: Fact): boolean | undefined => {
    const enough = typeof amount === 'number' ? amount >= least : undefined;
    if (enough === false) return false;
    const bought = typeof outcome === 'string' ? outcome === 'bought' : undefined;
    if (bought === false) return false;
    const often = typeof times === 'number' ? times > c : undefined;
    const either = often || (typeof first === 'boolean' ? first || often : undefined);
    if (either === false) return false;
    return enough === undefined || bought === undefined || either === undefined ? undefined : true;
  };
  return { clause: `B${k}-${c}`, from: 0, to: Number.POSITIVE_INFINITY, holds };
}

/** One engine a kind, so that it is not made to look at clauses of other kinds. */
function jsonRules(): Judge<EngineResult | undefined> {
  const engines = new Map(KINDS.map((kind, k) => [kind, engineOf(k)]));
  return {
    judge: async (fact) => engines.get(fact.kind)?.run({ ...fact.data }),
    held: (answer) => answer?.events.map(({ type }) => type) ?? [],
  };
}

function engineOf(k: number): Engine {
  const rules = Array.from({ length: 5 }, (_, c) => ({
    conditions: {
      all: [
        { fact: 'amount', operator: 'greaterThanInclusive', value: limit(k, c) },
        { fact: 'outcome', operator: 'equal', value: 'bought' },
        {
          any: [
            { fact: 'times', operator: 'greaterThan', value: c },
            { fact: 'first', operator: 'equal', value: true },
          ],
        },
      ],
    },
    event: { type: `B${k}-${c}` },
  }));
  return new Engine(rules);
}

function zenTables(): Judge<ZenEngineResponse | undefined> {
  const engine = new ZenEngine();
  const tables = new Map(KINDS.map((kind, k) => [kind, engine.createDecision(tableOf(k))]));
  return {
    judge: async (fact) => tables.get(fact.kind)?.evaluate(fact.data),
    held: (answer) => ((answer?.result ?? []) as { clause: string }[]).map(({ clause }) => clause),
  };
}

/** Two rows where a clause has an "or": first times, then the first time of those that times did not hold for. */
function tableOf(k: number): object {
  const fields = ['amount', 'outcome', 'times', 'first'].map((field) => ({ id: field, name: field, field }));
  const rows = Array.from({ length: 5 }, (_, c) => {
    const row = { amount: `>= ${limit(k, c)}`, outcome: '"bought"', clause: `"B${k}-${c}"` };
    return [
      { _id: `${c}a`, ...row, times: `> ${c}`, first: '' },
      { _id: `${c}b`, ...row, times: `<= ${c}`, first: 'true' },
    ];
  });
  const table = {
    hitPolicy: 'collect',
    rules: rows.flat(),
    inputs: fields,
    outputs: [{ id: 'clause', name: 'clause', field: 'clause' }],
    inputField: null,
    outputPath: null,
    executionMode: 'single',
    passThrough: false,
  };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: { x: 1, y: 0 }, content: table },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}
