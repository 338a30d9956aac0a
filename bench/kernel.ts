import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import {
  type ClauseVersion,
  calendarOf,
  compile,
  decide,
  type Fact,
  type FactKind,
} from '../kernel/index.ts';
import { type Measured, middle } from './measured.ts';

/**
 * 50 clauses over 10 kinds of fact, five a kind: which of them hold for a fact. The same conditions are put to the
 * kernel, to json-rules-engine, to a Zen decision table a kind, and written by hand as closures in a map by kind.
 * All four are made ready once, and must name the same clauses for every fact before anything is timed.
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

type Data = { amount: number; outcome: string; times: number; first: boolean };
const dataOf = (fact: Fact) => fact.data as unknown as Data;
const limit = (k: number, c: number) => 500 * (k + 1) + 900 * c;

export async function run(): Promise<Measured[]> {
  const ours = kernel();
  const byHand = closures();
  const [json, zen] = [jsonRules(), zenTables()];
  await agree(ours, byHand, json, zen);
  const [kernelTime, closureTime] = [await each(9, ours), await each(9, byHand)];
  const [jsonTime, zenTime] = [await each(1, json, 400), await each(3, zen)];
  const rate = (micros: number) => `${micros.toFixed(2)} µs a fact`;
  const claim = '50 clauses over 10 kinds: which hold for a fact';
  const one = { claim, ours: rate(kernelTime) };
  return [
    {
      ...one,
      reference: `${rate(jsonTime)} json-rules-engine`,
      ratio: jsonTime / kernelTime,
      goal: { atLeast: 50 },
    },
    {
      ...one,
      reference: `${rate(zenTime)} Zen decision tables`,
      ratio: zenTime / kernelTime,
      goal: { atLeast: 10 },
    },
    {
      ...one,
      reference: `${rate(closureTime)} closures by hand`,
      ratio: closureTime / kernelTime,
      goal: { atLeast: 1 / 3 },
    },
  ];
}

type Judge = (fact: Fact) => readonly string[] | Promise<readonly string[]>;

/** Microseconds a fact. */
async function each(runs: number, judge: Judge, count = COUNT): Promise<number> {
  const some = facts.slice(0, count);
  const millis = await middle(runs, async () => {
    for (const fact of some) {
      const held = judge(fact);
      if (held instanceof Promise) await held;
    }
  });
  return (millis * 1000) / count;
}

async function agree(...judges: readonly Judge[]): Promise<void> {
  for (const fact of facts.slice(0, 200)) {
    const said = await Promise.all(judges.map(async (judge) => [...(await judge(fact))].sort().join(' ')));
    if (new Set(said).size > 1) throw new Error(`The four disagree on ${fact.id}: ${said.join(' | ')}`);
  }
}

const text = (zh: string) => ({ zh, en: zh });

function kernel(): Judge {
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
  return (fact) => decide(set, fact, {}).says.map(({ clause }) => clause);
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

function closures(): Judge {
  const byKind = new Map(
    KINDS.map((kind, k) => [
      kind,
      Array.from({ length: 5 }, (_, c) => {
        const [least, clause] = [limit(k, c), `B${k}-${c}`];
        const holds = (d: Data) => d.amount >= least && d.outcome === 'bought' && (d.times > c || d.first);
        return { clause, holds };
      }),
    ]),
  );
  return (fact) => {
    const held: string[] = [];
    for (const { clause, holds } of byKind.get(fact.kind) ?? []) if (holds(dataOf(fact))) held.push(clause);
    return held;
  };
}

/** One engine a kind, so that it is not made to look at clauses of other kinds. */
function jsonRules(): Judge {
  const engines = new Map(KINDS.map((kind, k) => [kind, engineOf(k)]));
  return async (fact) => {
    const { events } = (await engines.get(fact.kind)?.run({ ...dataOf(fact) })) ?? { events: [] };
    return events.map(({ type }) => type);
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

function zenTables(): Judge {
  const engine = new ZenEngine();
  const tables = new Map(KINDS.map((kind, k) => [kind, engine.createDecision(tableOf(k))]));
  return async (fact) => {
    const { result } = (await tables.get(fact.kind)?.evaluate(dataOf(fact))) ?? { result: [] };
    return (result as { clause: string }[]).map(({ clause }) => clause);
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
