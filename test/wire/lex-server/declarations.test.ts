import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
/** What the project that tests with the package brings along. */
const PEERS = ['testcontainers', '@aws-sdk/client-lex-runtime-v2'];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'types-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Compiles a module that has the shipped declarations and their sources side by side. */
async function compile(name: string, source: string, checks: string): Promise<void> {
  const code = `import type * as shipped from '${resolve(`dist/${name}.js`)}';
    import type * as source from '${resolve('services/devkit/lex-server', source)}';
    type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
    ${checks}`;
  await writeFile(join(folder, 'check.mts'), code);
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: resolve('tsconfig.json'),
      compilerOptions: { typeRoots: [resolve('node_modules/@types')] },
      include: [resolve('nlu/**/*.d.ts')],
      files: ['check.mts'],
    }),
  );
  const compiler = resolve('node_modules/typescript/bin/tsc');
  await run(process.execPath, [compiler, '--project', folder]).catch(({ stdout }) => {
    throw new Error(stdout);
  });
}

describe('the types of the package', () => {
  it('are those of startLex', async () => {
    await compile(
      'index',
      'start-lex.ts',
      `export const checks: [
        Same<typeof shipped, typeof source>,
        Same<shipped.StartLexOptions, source.StartLexOptions>,
        Same<shipped.StartedLex, source.StartedLex>,
        Same<shipped.TurnTrace, source.TurnTrace>,
        Same<shipped.TraceStep, source.TraceStep>,
      ] = [true, true, true, true, true];`,
    );
  });

  it('are those of the container', async () => {
    await compile(
      'testcontainers',
      'testcontainers/lex-v2-container.ts',
      `export const checks: [
        Same<keyof typeof shipped, keyof typeof source>,
        Same<keyof shipped.LexV2Container, keyof source.LexV2Container>,
        Same<keyof shipped.StartedLexV2Container, keyof source.StartedLexV2Container>,
        Same<ConstructorParameters<typeof shipped.LexV2Container>, ConstructorParameters<typeof source.LexV2Container>>,
        Same<ReturnType<shipped.StartedLexV2Container['getClient']>, ReturnType<source.StartedLexV2Container['getClient']>>,
      ] = [true, true, true, true, true];`,
    );
  });

  it.each(['index', 'testcontainers', 'trace-step', 'turn-trace'])(
    'need only peers and each other (%s)',
    async (name) => {
      const text = await readFile(`dist/${name}.d.ts`, 'utf8');
      const imported = [...text.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)].map(
        ([, s]) => s,
      );

      expect(
        imported.filter(
          (specifier = '') => ![...PEERS, './trace-step.js', './turn-trace.js'].includes(specifier),
        ),
      ).toStrictEqual([]);
    },
  );
});
