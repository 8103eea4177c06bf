import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Programs and process or thread entries of the local side: name under dist/ → source. */
const PROGRAMS = {
  start: 'services/devkit/cli/start-program.ts',
  cli: 'services/devkit/cli/main.ts',
  index: 'services/devkit/lex-server/start-lex.ts',
  'lambda-runtime': 'services/emulator/aws/lambda/runtime/main.ts',
  'nlu-worker': 'nlu/worker.ts',
};

/** Imported by the tests of a project that installed the package, together with packages of that project. */
const TEST_MODULES = {
  testcontainers: 'services/devkit/lex-server/testcontainers/lex-v2-container.ts',
};

/** Modules whose types the package ships: name under dist/ → source. They may import types of one another. */
const TYPED = {
  index: PROGRAMS.index,
  testcontainers: TEST_MODULES.testcontainers,
  'trace-step': 'services/emulator/lex/dialog/trace-step.ts',
  'turn-trace': 'services/emulator/lex/runtime/turn-trace.ts',
};

/** Pages that a program serves: name of the script under dist/console/ → source. */
const CONSOLE_PAGE = { console: 'services/devkit/console/page/main.tsx' };

const FUNCTIONS = 'services/bot/functions';

/** Returns the programs whose source exists, as esbuild's entry points. */
export const programEntries = (root) => existing(root, PROGRAMS);

/** Returns the modules for tests whose source exists, likewise. */
export const testModuleEntries = (root) => existing(root, TEST_MODULES);

/** Returns the page of the console if its source exists, likewise. */
export const consolePageEntries = (root) => existing(root, CONSOLE_PAGE);

/** Returns the modules with published types whose source exists, likewise. */
export const typedEntries = (root) => existing(root, TYPED);

async function existing(root, entries) {
  const found = await Promise.all(
    Object.entries(entries).map(async ([name, source]) =>
      (await exists(join(root, source))) ? [[name, join(root, source)]] : [],
    ),
  );
  return Object.fromEntries(found.flat());
}

/** Returns the deployable functions by name: the folders of services/bot/functions with a handler.ts. */
export async function functionEntries(root) {
  const folders = await readdir(join(root, FUNCTIONS)).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(
    folders.sort().map(async (name) => {
      const source = join(root, FUNCTIONS, name, 'handler.ts');
      return (await exists(source)) ? [[name, source]] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
