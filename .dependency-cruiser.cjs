/** The import law of the house: who may import whom. Run through tools/check-bounds.ts, which also refuses an empty cruise. */
const TESTS = '\\.test\\.tsx?$|/testing\\.ts$|^tests/';
const DOOR = '(index|contract)\\.ts$';
const PHRASES = '/phrases[.a-z]*$|/phrases/';

/** A layer and what lies above it: the lower never imports the higher. */
function layer(name, from, above) {
  return {
    name: `layer-${name}`,
    comment: `platform <- kernel <- modules <- site, cli, api <- app: ${name} never imports ${above}.`,
    severity: 'error',
    from: { path: from, pathNot: TESTS },
    to: { path: above },
  };
}

/** A room of `area` is reached from another room, and from anywhere else, only through its door. */
function doors(name, area) {
  const comment = `Reach a room only through its index.ts or contract.ts: import the door '#…' named in package.json.`;
  const inner = `^src/${area}/[^/]+/`;
  return [
    {
      name: `${name}-door`,
      comment,
      severity: 'error',
      from: { path: `^src/${area}/([^/]+)/` },
      to: { path: inner, pathNot: [`^src/${area}/$1/`, `^src/${area}/[^/]+/${DOOR}`, `^src/${area}/[^/]+/contract/`, '/testing\\.ts$'] },
    },
    {
      name: `${name}-door-from-outside`,
      comment,
      severity: 'error',
      from: { pathNot: `^src/${area}/[^/]+/` },
      to: { path: inner, pathNot: [`^src/${area}/[^/]+/${DOOR}`, PHRASES, '/testing\\.ts$'] },
    },
  ];
}

module.exports = {
  forbidden: [
    layer('platform', '^src/platform/', '^src/(kernel|modules|site|cli|api)/|^src/[^/]+\\.ts$'),
    layer('kernel', '^src/kernel/', '^src/(modules|site|cli|api)/|^src/[^/]+\\.ts$'),
    layer('modules', '^src/modules/', '^src/(site|cli|api)/|^src/[^/]+\\.ts$'),
    layer('site', '^src/site/', '^src/(cli|api)/|^src/[^/]+\\.ts$'),
    layer('api', '^src/api/', '^src/(cli|site)/|^src/[^/]+\\.ts$'),
    layer('cli', '^src/cli/', '^src/(site|api)/|^src/main\\.ts$'),
    layer('app', '^src/[^/]+\\.ts$', '^(tools|tests|web)/'),
    layer('src', '^src/', '^(tools|tests|web)/'),
    layer('web', '^web/', '^(tools|tests)/'),
    { ...layer('app-main', '^src/(app|modules)\\.ts$', '^src/main\\.ts$|^src/cli/'), name: 'layer-app-below-main' },
    ...doors('module', 'modules'),
    ...doors('kernel', 'kernel'),
    ...doors('platform', 'platform'),
    {
      name: 'testing-only-in-tests',
      comment: 'testing.ts holds builders for tests; production code never imports it.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: '/testing\\.ts$' },
    },
    {
      name: 'kysely-only-in-platform-db',
      comment: "Import types and sql from '#platform/db'; Kysely and the drivers are named only in src/platform/db.",
      severity: 'error',
      from: { path: '^(src|web|tools)/', pathNot: '^src/platform/db/' },
      to: { path: 'node_modules/(kysely|better-sqlite3|pg|@electric-sql)/' },
    },
    {
      name: 'smtp-only-in-platform-mail',
      comment:
        'What speaks SMTP is named only in src/platform/mail: a letter leaves by #kernel/mailings or #kernel/mail, which ask the gate.',
      severity: 'error',
      from: { path: '^(src|web|tools)/', pathNot: ['^src/platform/mail/', TESTS] },
      to: { path: 'node_modules/(nodemailer|smtp-server)/' },
    },
    {
      name: 'web-imports-contracts-only',
      comment: 'The browser sees contracts, i18n and phrases, never the inside of the server.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: [`contract\\.ts$`, '/contract/', '^src/platform/i18n/', PHRASES] },
    },
    {
      name: 'web-has-no-node',
      comment: 'There is no Node in the browser.',
      severity: 'error',
      from: { path: '^web/', pathNot: ['^web/[^/]+\\.ts$', '^web/vite/', TESTS] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contract-is-portable',
      comment: 'A contract runs in the browser too: at run time it imports only zod, other contracts, i18n and phrases.',
      severity: 'error',
      from: { path: ['/contract\\.ts$', '/contract/'], pathNot: TESTS },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: ['node_modules/zod/', '/contract\\.ts$', '/contract/', '^src/platform/i18n/', PHRASES],
      },
    },
    {
      name: 'no-circular',
      comment: 'No cycles at run time; a cycle of types alone is gone when the program runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing hides every other rule.',
      severity: 'error',
      from: { path: '^(src|web|tools|tests)/' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'declared-packages-only',
      comment: 'Import only packages that package.json names.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-packages-in-production',
      comment: 'What runs in production is in dependencies.',
      severity: 'error',
      from: { path: '^(src|web/src)/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/|^docs/' },
    moduleSystems: ['es6'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
