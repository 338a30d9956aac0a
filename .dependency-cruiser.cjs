// Who may import whom. One whitelist line per zone: what a zone's line does not name, it may not import.
// test/architecture.test.ts plants one violation per rule and asserts that every rule guards at least one file.

const npm = (...names) => names.map((name) => `^node_modules/${name}/`);
const anyNpm = ['^node_modules/'];
const node = Symbol('node');
const tests = '[.]test[.]tsx?$';

/** Files under `path` (not their tests) import what `may` names, and nothing else. `node`: Node's own modules too. */
const whitelist = (zone, path, may, comment) => ({
  name: zone,
  comment,
  severity: 'error',
  from: { path, pathNot: tests },
  to: {
    pathNot: may.filter((item) => item !== node),
    ...(may.includes(node) && { dependencyTypesNot: ['core'] }),
  },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    whitelist(
      'kernel',
      '^kernel/',
      ['^kernel/', ...npm('@marcbachmann/cel-js', 'temporal-polyfill', '@noble/hashes')],
      'Pure: no clock, no I/O, no randomness.',
    ),
    whitelist(
      'contract',
      '^contract/',
      ['^contract/', '^kernel/index\\.ts$', ...npm('zod')],
      'What crosses the wire, seen by both sides.',
    ),
    whitelist(
      'platform',
      '^server/platform/',
      ['^server/platform/', ...anyNpm, node],
      'Has never heard of a customer.',
    ),
    whitelist(
      'ledger',
      '^server/ledger/',
      [
        '^server/ledger/',
        '^server/platform/',
        '^kernel/index\\.ts$',
        '^contract/',
        ...npm('kysely', 'fastify', 'fastify-type-provider-zod', 'zod'),
        node,
      ],
      'The spine knows no module.',
    ),
    whitelist(
      'modules',
      '^server/modules/([^/]+)/',
      [
        '^server/modules/$1/',
        '^server/modules/[^/]+/index\\.ts$',
        '^server/ledger/index\\.ts$',
        '^server/platform/',
        '^kernel/index\\.ts$',
        '^contract/',
        ...anyNpm,
        node,
      ],
      'A module asks another only through its door.',
    ),
    whitelist(
      'http',
      '^server/http/',
      ['^server/http/', '^server/platform/', '^contract/', ...anyNpm, node],
      'Routes are handed in.',
    ),
    whitelist(
      'server-main',
      '^server/main\\.ts$',
      ['^server/', '^packs/', '^kernel/index\\.ts$', '^contract/', ...anyNpm, node],
      'The composition root: the only file that knows modules and packs.',
    ),
    whitelist('web-ui', '^web/ui/', ['^web/ui/', ...anyNpm], 'Components that know no feature.'),
    whitelist(
      'web-api',
      '^web/api/',
      ['^web/api/', '^contract/', ...npm('zod')],
      'One typed client, from contract/.',
    ),
    whitelist(
      'web-features',
      '^web/features/([^/]+)/',
      ['^web/features/$1/', '^web/ui/', '^web/api/', '^contract/', '^kernel/index\\.ts$', ...anyNpm],
      'A feature never reaches into another.',
    ),
    whitelist(
      'web-door',
      '^web/door/',
      [
        '^web/door/',
        '^web/api/new-id\\.ts$',
        '^web/ui/theme\\.ts$',
        '^contract/',
        ...npm(
          'react',
          'react-dom',
          '@types/react',
          '@types/react-dom',
          'qrcode',
          '@types/qrcode',
          'barcode-detector',
          'zxing-wasm',
        ),
        // An address the builder makes up: the reader's compiled half
        '^zxing-wasm/reader/zxing_reader\\.wasm\\?url$',
      ],
      'The sign-in desk: an entry of its own that loads nothing it does not need.',
    ),
    whitelist(
      'web-guest',
      '^web/guest/',
      ['^web/guest/', '^web/api/new-id\\.ts$', '^web/ui/theme\\.ts$', '^contract/'],
      'What a guest opens inside WeChat: no library at all.',
    ),
    whitelist(
      'web-app',
      '^web/app/',
      ['^web/', '^contract/', '^virtual:pwa-register$', ...anyNpm],
      'Shell, routes, screens composed from features.',
    ),
    whitelist(
      'cli',
      '^cli/',
      ['^cli/', '^server/', '^kernel/index\\.ts$', '^contract/', '^test/world/load\\.ts$', ...anyNpm, node],
      'The guiju command.',
    ),
    whitelist(
      'bench',
      '^bench/',
      [
        '^bench/',
        '^server/',
        '^kernel/index\\.ts$',
        '^contract/',
        '^test/world/',
        '^packs/',
        // How much a page weighs is measured on the pages people get
        '^cli/build-web\\.ts$',
        ...anyNpm,
        node,
      ],
      'Benches run the product, and nothing runs them.',
    ),
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'Only tests, the command (the demo company) and benches read test/.',
      from: { path: '^(?:kernel|contract|server|web)/', pathNot: tests },
      to: { path: '^test/' },
    },
    {
      name: 'web-never-server',
      severity: 'error',
      from: { path: '^web/', pathNot: tests },
      to: { path: '^(?:server|cli|packs)/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|data|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    builtInModules: { add: [] },
  },
};
