/** The layer rules of the house. A broken one fails `npm run check`. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain/ and decisions import only the kernel and domain: no framework, no database, no node.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/(domain/|.*\\.decision\\.ts$)', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/kernel/src/', '^libs/[^/]+/src/domain/'] },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel knows no room, no framework and no node; well-kept value libraries are welcome.',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/kernel/src/', '^node_modules/(@brazilian-utils|temporal-polyfill|uuid)'] },
    },
    {
      name: 'rooms-have-doors',
      comment: 'A room reaches another only through its index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index\\.ts$|testing/)'] },
    },
    {
      name: 'testing-is-for-tests',
      comment: "What stands under testing/ serves specs, this room's and others'.",
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '(\\.spec\\.ts$|/testing/)' },
      to: { path: '/testing/' },
    },
    {
      name: 'apps-use-doors',
      comment:
        'Programs and cross-context tests compose rooms through their index.ts; tests also use what is for testing.',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/(index\\.ts$|testing/)' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/', pathNot: '^test/support/' },
    },
    {
      name: 'only-tests-use-test-support',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '(\\.spec\\.ts$|/testing/)' },
      to: { path: '^test/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
