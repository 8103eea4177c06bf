import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { definitionProblems } from '../../../../../services/devkit/local/startup/definition-problems.ts';

const WORDS = [
  ...['answers.yaml', 'brand.yaml', 'contacts.yaml', 'hours.yaml', 'languages.yaml'],
  ...['redaction.yaml', 'routing.yaml', 'synonyms.txt', 'urgent.yaml'],
];
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'definitions-'));
  await mkdir(join(root, 'seed'));
  await symlink(resolve('infra'), join(root, 'infra'));
  await cp('seed/bot', join(root, 'seed/bot'), { recursive: true });
  for (const name of WORDS) await cp(join('seed', name), join(root, 'seed', name));
});
afterEach(() => rm(root, { recursive: true }));

it('the definitions of the seed have no problem', async () => {
  expect(await definitionProblems(root)).toStrictEqual([]);
});

it('what staff decide is checked at the start, because the functions bundle it', async () => {
  await writeFile(join(root, 'seed/answers.yaml'), 'v: 1\npins:\n  - question: rent a locker\n');
  expect(await definitionProblems(root)).toStrictEqual([
    'seed/answers.yaml:3: pins[0]: passageId must be a text of 1 to 60 characters',
  ]);

  await writeFile(join(root, 'seed/answers.yaml'), 'v: 1\n');
  await writeFile(join(root, 'seed/synonyms.txt'), '# words\ncubby, locker\n');
  expect((await definitionProblems(root)).join()).toContain(
    'seed/synonyms.txt:2: write what people say and what the pages say',
  );
});
