import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { glossaryOf } from '../cli/glossary.ts';
import { factKinds } from '../server/main.ts';

const root = resolve(import.meta.dirname, '..');
const zones = ['kernel', 'contract', 'server', 'web', 'cli', 'test', 'bench'];
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

const tracked = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path && existsSync(join(root, path)));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const lines = (path: string): number => read(path).split('\n').length - 1;

interface Rule {
  name: string;
  from: { path?: string };
}
const rules: readonly Rule[] = config.forbidden;

async function cruised(from: string[]): Promise<ICruiseResult> {
  const before = process.cwd();
  process.chdir(root);
  try {
    const { output } = await cruise(from, {
      ...config.options,
      ruleSet: { forbidden: config.forbidden },
      validate: true,
    });
    return output as ICruiseResult;
  } finally {
    process.chdir(before);
  }
}

describe('who may import whom', () => {
  /** rule → [file planted, what it imports]. One violation per rule: a rule that cannot fail is no rule. */
  const planted: Record<string, [string, string]> = {
    'no-circular': ['kernel/planted-circle.ts', './planted-circle-2.ts'],
    kernel: ['kernel/planted.ts', '../contract/pack.ts'],
    contract: ['contract/planted.ts', '../kernel/fact.ts'],
    platform: ['server/platform/planted.ts', '../../contract/pack.ts'],
    ledger: ['server/ledger/planted.ts', '../modules/customers/index.ts'],
    modules: ['server/modules/customers/planted.ts', '../identity/routes.ts'],
    http: ['server/http/planted.ts', '../ledger/index.ts'],
    'server-main': ['server/main.ts', '../web/api/client.ts'],
    'web-ui': ['web/ui/planted.ts', '../api/client.ts'],
    'web-api': ['web/api/planted.ts', '../ui/theme.ts'],
    'web-features': ['web/features/customers/planted.ts', '../identity/words.ts'],
    'web-door': ['web/door/planted.ts', '../ui/words.ts'],
    'web-guest': ['web/guest/planted.ts', '../door/say.ts'],
    'web-app': ['web/app/planted.ts', '../../kernel/index.ts'],
    cli: ['cli/planted.ts', '../kernel/fact.ts'],
    bench: ['bench/planted.ts', '../web/ui/theme.ts'],
    'nothing-imports-tests': ['server/modules/customers/planted.ts', '../../../test/world/database.ts'],
    'web-never-server': ['web/app/planted.ts', '../../server/platform/clock.ts'],
  };
  const plant = join(root, 'dist/planted');
  let whole: ICruiseResult;

  beforeAll(async () => {
    whole = await cruised(zones);
  }, 120_000);
  afterAll(() => rmSync(plant, { recursive: true, force: true }));

  it('holds', () => {
    const broken = whole.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
    expect(broken).toEqual([]);
  });

  it('cruises every tracked source file', () => {
    const seen = new Set(whole.modules.map((m) => m.source));
    const sources = tracked(...zones.flatMap((zone) => [`${zone}/*.ts`, `${zone}/*.tsx`])).filter(
      (p) => !p.endsWith('.d.ts'),
    );
    expect(sources.filter((path) => !seen.has(path))).toEqual([]);
  });

  it('guards at least one file with every rule', () => {
    const sources: string[] = whole.modules.map((m) => m.source);
    const idle = rules.filter(
      ({ from: { path } }) => path && !sources.some((source) => new RegExp(path).test(source)),
    );
    expect(idle.map((rule) => rule.name)).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    expect(Object.keys(planted).sort()).toEqual(rules.map((rule) => rule.name).sort());
  });

  it.each(Object.entries(planted))('%s catches what is planted', async (name, [file, imports]) => {
    const tree = join(plant, name);
    const put = (path: string, text: string) => {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    };
    const target = join(dirname(file), imports);
    put(
      target,
      name === 'no-circular' ? `export * from './planted-circle.ts';\n` : 'export const here = 1;\n',
    );
    put(file, `import * as there from '${imports}';\nexport const it = there;\n`);
    const before = process.cwd();
    process.chdir(tree);
    try {
      const { output } = await cruise([file], {
        ...config.options,
        exclude: undefined,
        tsConfig: undefined,
        ruleSet: { forbidden: config.forbidden },
        validate: true,
      });
      const caught = (output as ICruiseResult).summary.violations.map((v) => v.rule.name);
      expect(caught).toContain(name);
    } finally {
      process.chdir(before);
    }
  });
});

describe('budgets', () => {
  const sources = tracked('*.ts', '*.tsx', '*.mjs').filter(
    (p) => !/\.gen\.ts$/.test(p) && !p.startsWith('packs/'),
  );

  /** Files that are one table or one thought: splitting them would please the number and nobody else. */
  const whole: Record<string, number> = {
    'kernel/clause.ts': 280, // the fourteen forms, side by side
    'contract/identity.ts': 330, // one wire shape after the other
    'kernel/closures.ts': 160,
    'kernel/compiler.ts': 160,
    'kernel/items.ts': 160,
    'kernel/reads.ts': 160,
  };

  it('keeps files short', () => {
    const limit = (path: string) => {
      if (/\.test\.tsx?$/.test(path)) return 600;
      return whole[path] ?? (/(^kernel\/|routes\.ts$)/.test(path) ? 150 : 300);
    };
    const long = sources.filter((path) => lines(path) > limit(path)).map((path) => `${path} ${lines(path)}`);
    expect(long).toEqual([]);
  });

  it('keeps folders small', () => {
    const count = new Map<string, number>();
    for (const path of tracked('server/modules/*.ts', 'server/ledger/*.ts').filter(
      (p) => !p.endsWith('.test.ts'),
    ))
      count.set(dirname(path), (count.get(dirname(path)) ?? 0) + 1);
    expect([...count].filter(([, n]) => n > 20)).toEqual([]);
  });

  it('uses names that say something', () => {
    const idle = sources.filter((p) =>
      /(^|\/)(utils?|helpers?|commons?|managers?|services?|misc|shared)(\/|\.tsx?$)/.test(p),
    );
    expect(idle).toEqual([]);
  });

  it('keeps the README to a page', () => expect(lines('README.md')).toBeLessThanOrEqual(150));
});

describe('prose', () => {
  const prose = tracked('*.md').filter((path) => path !== 'CHANGELOG.md');
  const scripts = JSON.parse(read('package.json')).scripts;

  it('names only paths that exist', () => {
    const lost = prose.flatMap((doc) =>
      [...read(doc).matchAll(/`((?:kernel|packs|contract|server|web|cli|test|bench|docs)\/[\w./-]*\w)`/g)]
        .map(([, path]) => path as string)
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${doc}: ${path}`),
    );
    expect(lost).toEqual([]);
  });

  it('links only to pages and pictures that exist', () => {
    const lost = prose.flatMap((doc) =>
      [
        ...read(doc).matchAll(
          /\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)|<img[^>]* src="(?!https?:)([^"]+)"/g,
        ),
      ]
        .map(([, link, picture]) => (link ?? picture) as string)
        .filter((path) => !existsSync(join(root, dirname(doc), path)))
        .map((path) => `${doc}: ${path}`),
    );
    expect(lost).toEqual([]);
  });

  it('names only commands of guiju that exist', () => {
    const commands = new Set(
      [...read('cli/command.ts').matchAll(/^ {2}([a-z-]+) .*$/gm)].map(([, name]) => name),
    );
    const lost = prose.flatMap((doc) =>
      [...read(doc).matchAll(/(?:npx|npm run) guiju ([a-z-]+)/g)]
        .map(([, name]) => name as string)
        .filter((name) => !commands.has(name)),
    );
    expect(commands.has('doctor')).toBe(true);
    expect(lost).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const lost = prose.flatMap((doc) =>
      [...read(doc).matchAll(/npm run ([\w:-]+)/g)]
        .map(([, name]) => name as string)
        .filter((name) => !scripts[name]),
    );
    expect(lost).toEqual([]);
  });

  it('has every fact kind in the glossary', () => {
    expect(glossaryOf(read('docs/glossary.md')), 'run npm run glossary').toBe(read('docs/glossary.md'));
  });

  it('ends every decision with what enforces it', () => {
    const loose = tracked('docs/decisions/*.md').filter((path) => !/\nEnforced by: .+/.test(read(path)));
    expect(loose).toEqual([]);
  });
});

describe('facts', () => {
  it('carry no personal data', () => {
    const personal =
      /(^|_)(name|phone|mobile|address|email|birth|note|text|says|said|photo|health|illness|id_card)($|_)/;
    const leaks = factKinds.flatMap((kind) =>
      Object.entries(kind.data)
        .filter(
          ([field, spec]) =>
            personal.test(field) && spec.type !== 'text-code' && spec.type !== 'bool' && !spec.codes,
        )
        .map(([field]) => `${kind.kind}.${field}`),
    );
    expect(leaks).toEqual([]);
  });

  it('have one schema per kind', () => {
    const kinds = factKinds.map((kind) => kind.kind);
    expect(kinds.filter((kind, i) => kinds.indexOf(kind) !== i)).toEqual([]);
  });
});
