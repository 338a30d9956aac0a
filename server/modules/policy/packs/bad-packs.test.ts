import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ledgerKinds, type Vocabulary } from '../../../../kernel/index.ts';
import { checkPack } from './check-pack.ts';
import { loadPacks } from './load-packs.ts';
import { inWords } from './pack-problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'guiju-packs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = { zh: '甲', en: 'a' };
const vocabulary: Vocabulary = {
  kinds: [
    ...ledgerKinds,
    {
      kind: 'file.completed',
      text,
      subject: 'customer',
      data: { outcome: { type: 'code', text }, amount: { type: 'fen', text }, day: { type: 'date', text } },
    },
    { kind: 'call-back.made', text, subject: 'customer', data: {} },
  ],
  questions: [{ name: 'owner', of: 'customer', gives: { type: 'ref', of: 'member', text } }],
};

const HEAD = `pack: trial
title: { zh: 试, en: trial }
source: { document: none, systems: [S003.3] }
`;
const DUTY = `  - id: S003.3-08
    form: duty
    strength: nag
    text: { zh: 回访, en: call back }
    on: file.completed
    when: fact.data.outcome == "bought"
    owes:
      obligation: call-back
      of: owner
      due: { within: P3D }
      metBy: { fact: call-back.made }
`;
const whole = (body: string) => `${HEAD}clauses:\n${body}`;

let made = 0;
/** Every message, one a line: file, line, clause, what is wrong, the mend. */
function messages(yaml: string): string[] {
  const file = join(folder, `${++made}.yaml`);
  writeFileSync(file, yaml);
  const { packs, problems } = loadPacks([file]);
  return [...problems, ...packs.flatMap((pack) => checkPack(pack, vocabulary))].map((problem) =>
    inWords(problem),
  );
}
const line = (yaml: string, part: string): number =>
  yaml.split('\n').findIndex((one) => one.includes(part)) + 1;

describe('a pack without faults', () => {
  it('says nothing', () => expect(messages(whole(DUTY))).toEqual([]));
});

describe('a faulty pack names file, line, clause and the mend', () => {
  const cases: [name: string, yaml: string, at: string, clause: string, says: RegExp][] = [
    [
      'a misspelt question',
      whole(DUTY.replace('of: owner', 'of: ownr')),
      'of: ownr',
      'S003.3-08',
      /ownr.*Did you mean owner\?/,
    ],
    [
      'a misspelt field of a fact',
      whole(DUTY.replace('outcome ==', 'outcom ==')),
      'outcom ==',
      'S003.3-08',
      /outcom.*Did you mean outcome\?/,
    ],
    [
      'an unknown kind of fact',
      whole(DUTY.replace('fact: call-back.made', 'fact: call-back.mad')),
      'fact: call-back.mad',
      'S003.3-08',
      /Did you mean call-back\.made\?/,
    ],
    [
      'a condition that is no CEL',
      whole(DUTY.replace('== "bought"', '=== "bought')),
      'when:',
      'S003.3-08',
      /condition/i,
    ],
    [
      'a duration with the wrong unit',
      whole(DUTY.replace('P3D', '3 days')),
      'within:',
      'S003.3-08',
      /wrong unit.*P3D/i,
    ],
    [
      'money compared with a day',
      whole(DUTY.replace('fact.data.outcome == "bought"', 'fact.data.amount > fact.data.day')),
      'when:',
      'S003.3-08',
      /Units do not fit: fen against date/,
    ],
    [
      'a parameter nobody declared',
      whole(DUTY.replace('P3D', '$frist')),
      '$frist',
      'S003.3-08',
      /\$frist has no value/,
    ],
    [
      'a field that does not exist',
      whole(DUTY.replace('strength: nag', 'strength: nag\n    colour: red')),
      'colour: red',
      'S003.3-08',
      /has no field colour/,
    ],
    ['a missing field', whole(DUTY.replace('      of: owner\n', '')), 'owes:', 'S003.3-08', /of is missing/],
    [
      'a sheet that is none',
      whole(DUTY.replace('of: owner', 'of: owner\n      sheet: S003.3-99')),
      'sheet:',
      'S003.3-08',
      /S003\.3-99 is no sheet/,
    ],
    [
      'a clause written twice',
      whole(DUTY + DUTY.replace('回访', '再访')),
      'id: S003.3-08',
      'S003.3-08',
      /written twice/,
    ],
    [
      'a condition that never holds',
      whole(
        DUTY.replace(
          'fact.data.outcome == "bought"',
          'fact.data.outcome == "bought" && fact.data.outcome == "none"',
        ),
      ),
      'when:',
      'S003.3-08',
      /never holds/,
    ],
    [
      'bands that leave a gap at the top',
      whole(
        `  - { id: S003.3-40, form: tariff, tariff: fee, text: { zh: 费, en: fee }, on: file.completed, amount: fact.data.amount, rounding: down, bands: [{ upTo: 100, rate: 1 }, { upTo: 200, rate: 2 }] }\n`,
      ),
      'S003.3-40',
      'S003.3-40',
      /No band covers more than 200/,
    ],
    [
      'bands that overlap',
      whole(
        `  - { id: S003.3-40, form: tariff, tariff: fee, text: { zh: 费, en: fee }, on: file.completed, amount: fact.data.amount, rounding: down, bands: [{ upTo: 200, rate: 1 }, { upTo: 100, rate: 2 }, { rate: 3 }] }\n`,
      ),
      'S003.3-40',
      'S003.3-40',
      /Bands overlap/,
    ],
    [
      'a circle of lapses',
      whole(
        DUTY.replace('on: file.completed', 'on: obligation.lapsed')
          .replace('fact.data.outcome == "bought"', 'fact.data.noun == "call-back"')
          .replace('of: owner', 'of: post:sales-manager'),
      ),
      'on: obligation.lapsed',
      'S003.3-08',
      /opens it again/,
    ],
  ];

  it.each(cases)('%s', (_name, yaml, at, clause, says) => {
    const found = messages(yaml).filter((message) => says.test(message));
    expect(found, messages(yaml).join('\n')).not.toEqual([]);
    expect(found[0]).toContain(` ${clause}: `);
    const wanted = [line(yaml, at), yaml.split('\n').findLastIndex((one) => one.includes(at)) + 1];
    expect(wanted).toContain(Number(/\.yaml:(\d+)/.exec(found[0] as string)?.[1]));
  });

  it('broken YAML', () => {
    const [first] = messages(`${HEAD}clauses:\n  - { id: S003.3-08, form: duty\n`);
    expect(first).toMatch(/\.yaml:\d+: Not valid YAML: .*Check indentation, quotes and brackets/);
  });

  it('a parameter whose value has the wrong unit', () => {
    const yaml = `${HEAD}parameters:\n  frist: { text: { zh: 期限, en: time }, unit: duration, from: { 2020-01-01: 3 } }\nclauses:\n${DUTY.replace('P3D', '$frist')}`;
    expect(messages(yaml)).toContainEqual(
      expect.stringMatching(
        /\.yaml:5: The value 3 of frist has the wrong unit; duration is wanted\. Write it as P3D, P1M, PT30M/,
      ),
    );
  });

  it('a fault inside an anchor is shown where the anchor is written', () => {
    const yaml = whole(
      DUTY.replace('when: fact.data.outcome == "bought"', 'when: &w fact.data.outcom == "bought"') +
        DUTY.replace('S003.3-08', 'S003.3-09').replace('when: fact.data.outcome == "bought"', 'when: *w'),
    );
    const found = messages(yaml).filter((message) => message.includes('S003.3-09'));
    expect(found[0]).toMatch(/Did you mean outcome/);
  });
});
