import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that reads TypeScript as it stands and has what Guiju uses. */
const NEEDED = [24, 7];

/** Installs the packages of package-lock.json where they are missing or others. Says so, as it takes a minute. */
export function install(root, { tests }) {
  if (installed(root, tests) && newNode(root)) return true;
  console.log(
    'Guiju 规矩: installing what is missing (about a minute, once) · 正在安装所需组件(只此一次,约一分钟)',
  );
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' };
  if (!installed(root, tests) && !installAll(npm, options)) return false;
  // Where install scripts are switched off, the Node that Guiju brings has not unpacked itself yet
  if (!newNode(root))
    spawnSync(npm, ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], options);
  if (newNode(root)) return true;
  console.error(
    `Guiju needs Node ${NEEDED.join('.')} or newer, and the package “node” could not install it. Install Node 24 and start again.`,
  );
  return false;
}

function installAll(npm, options) {
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  if (status === 0) return true;
  console.error(
    'The installation failed; see above. Guiju needs to reach the npm registry this once. · 安装没有成功,请看上面的说明',
  );
  return false;
}

/** Is every package of the lock file there in that very version? */
function installed(root, tests) {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(list, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional, link }]) => {
    if (path === '' || link || there[path]?.version === version) return true;
    const needless = optional || devOptional || (dev && !tests);
    return needless && !there[path];
  });
}

/** The path of a Node that is new enough: this one, or the one Guiju brings. */
export function newNode(root) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return process.execPath;
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(own) ? own : null;
}
