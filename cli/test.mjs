// `npm test`: every part of the proof, one after another, on the Node that Guiju brings along.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, newNode } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (!install(root, { tests: true })) process.exit(1);
const node = newNode(root);
if (node !== process.execPath) process.exit(await passOn());

const scratch = mkdtempSync(join(tmpdir(), 'guiju-report-'));
const report = join(scratch, 'vitest.json');
const ZONES = ['kernel', 'contract', 'server', 'web', 'cli', 'test', 'bench'];

/** One part: what is run, and how its outcome is counted. A tool that finds nothing wrong counts as one. */
const parts = [
  { name: 'types', run: tool('typescript', 'tsc', '--noEmit') },
  { name: 'types of the kernel', run: tool('typescript', 'tsc', '--noEmit', '-p', 'kernel') },
  {
    name: 'form',
    run: tool('@biomejs/biome', 'biome', 'ci', '--error-on-warnings'),
    saw: /Checked ([1-9]\d*) file/,
  },
  { name: 'imports', run: tool('dependency-cruiser', 'depcruise', ...ZONES), saw: /\(([1-9]\d*) modules/ },
  { name: 'dead code', run: tool('knip', 'knip', '--no-progress') },
  { name: 'packs', run: [join(root, 'cli', 'guiju.mjs'), 'check'], count: countSaid },
  {
    name: 'tests',
    run: tool(
      'vitest',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ),
    count: countReport,
  },
];

let [passed, failed] = [0, 0];
const broken = [];
for (const part of parts) {
  console.log(`\n── ${part.name}`);
  const { code, output } = await carryOut(part.run);
  const counts = part.count
    ? part.count(output)
    : { passed: part.saw && !part.saw.test(output) ? 0 : 1, failed: 0 };
  // A part that stops in the middle, or that looked at nothing, has failed whatever it counted
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
  if (counts.failed > 0) broken.push(part.name);
  if (counts.failed > 0 && !part.count) counts.passed = 0;
  passed += counts.passed;
  failed += counts.failed;
}
rmSync(scratch, { recursive: true, force: true });
console.log(
  `\n${broken.length > 0 ? `failed: ${broken.join(', ')}` : 'all is well'}\n${passed} passed, ${failed} failed`,
);
process.exitCode = failed > 0 ? 1 : 0;

function tool(name, bin, ...args) {
  const folder = join(root, 'node_modules', name);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [join(folder, typeof bins === 'string' ? bins : bins[bin]), ...args];
}

async function carryOut(argv) {
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) };
  if (process.stdout.isTTY) env.FORCE_COLOR = '1';
  const child = spawn(node, ['--no-memory-protection-keys', ...argv], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])
    from.setEncoding('utf8').on('data', (text) => {
      output += text;
      to.write(text);
    });
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', () => resolve(1)));
  return { code, output };
}

/** `guiju check` ends with what it counted. While there is no pack there is nothing to check. */
function countSaid(output) {
  const [, ran, wrong] = output.match(/(\d+) passed, (\d+) failed\s*$/) ?? [];
  if (ran !== undefined) return { passed: Number(ran), failed: Number(wrong) };
  return { passed: 0, failed: existsSync(join(root, 'packs')) ? 1 : 0 };
}

/** A test that is skipped, or a file without one, proves nothing. */
function countReport() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const hollow = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length;
    return { passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests + hollow };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function passOn() {
  const child = spawn(node, [fileURLToPath(import.meta.url)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
