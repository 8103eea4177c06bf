import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  folderCycles,
  type Import,
  nodeAt,
  readImports,
  SOURCE_FOLDERS,
  sourceFiles,
} from '../scripts/import-graph.ts';
import { functionLengths } from './support/function-lengths.ts';

/**
 * Every arrow that there may be between folders; a folder may always import what it contains. An arrow that is not
 * here turns this test red: add it only with a decision record.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'services/base': [],
  nlu: [],
  'search-engine': [],
  infra: [],
  'services/emulator/aws': ['services/base'],
  'services/emulator/lex': ['services/base', 'nlu', 'services/emulator/aws'],
  'services/emulator/cloudformation': [
    'services/base',
    'services/emulator/aws',
    'services/emulator/lex',
  ],
  'services/emulator/search': ['services/base', 'search-engine'],
  'services/bot/chat-page': [],
  // Content, not code: `seed` is bundled into the function that uses it.
  'services/bot/helpdesk': ['nlu/embeddings', 'search-engine', 'seed'],
  'services/bot/functions': [
    'services/bot/helpdesk',
    'services/bot/chat-page',
    'nlu/embeddings',
    'search-engine',
    'seed',
  ],
  'services/devkit/conversations': ['services/bot/helpdesk'],
  'services/devkit/documents': ['services/base', 'services/bot/helpdesk'],
  // What staff see and change, here and on AWS.
  'services/devkit/console': [
    'services/base',
    'services/bot/helpdesk',
    'services/devkit/content',
    'services/devkit/documents',
    'services/devkit/questions',
    'services/devkit/figures',
    'services/devkit/tickets',
    'services/devkit/chats',
    'services/devkit/staff',
    'services/devkit/rt',
  ],
  // Questions that were not answered well, and what is done about them.
  'services/devkit/questions': [
    'services/base',
    'nlu',
    'search-engine',
    'services/emulator/lex',
    'services/bot/helpdesk',
    'services/devkit/changes',
    'services/devkit/conversations',
    'services/devkit/documents',
  ],
  // What staff edit as text: hours, routing and urgent words, with what is tried before it is saved.
  'services/devkit/content': [
    'services/base',
    'services/bot/helpdesk',
    'services/devkit/changes',
    'services/devkit/conversations',
    'services/devkit/documents',
  ],
  // Changes of the repository's own files, as patches to review.
  'services/devkit/changes': ['services/devkit/documents'],
  // What Request Tracker does with a mail: shares no code with what composes one.
  'services/devkit/rt': [],
  // What the staff console shows: it reaches a bot as staff do, on AWS as here.
  'services/devkit/staff': ['services/base', 'services/bot/helpdesk', 'services/devkit/documents'],
  'services/devkit/figures': ['services/bot/helpdesk', 'services/devkit/staff'],
  'services/devkit/tickets': [
    'services/bot/helpdesk',
    'services/devkit/rt',
    'services/devkit/staff',
  ],
  'services/devkit/chats': ['services/bot/helpdesk', 'services/devkit/staff'],
  'services/devkit/local': [
    'services/base',
    'nlu',
    'infra',
    'services/emulator/aws',
    'services/emulator/lex',
    'services/emulator/cloudformation',
    'services/emulator/search',
    'services/bot/helpdesk',
    'services/devkit/console',
    'services/devkit/content',
    'services/devkit/documents',
    'services/devkit/rt',
    'services/devkit/staff',
    'services/devkit/figures',
    'services/devkit/tickets',
    'services/devkit/chats',
  ],
  'services/devkit/lex-server': [
    'services/base',
    'nlu',
    'services/emulator/aws',
    'services/emulator/lex',
    'services/emulator/cloudformation',
    'services/devkit/local',
  ],
  'services/devkit/cli': [
    'services/base',
    'nlu',
    'services/emulator/lex',
    'services/bot/chat-page',
    'services/bot/helpdesk',
    'services/devkit/console',
    'services/devkit/content',
    'services/devkit/conversations',
    'services/devkit/documents',
    'services/devkit/local',
    'services/devkit/lex-server',
    'services/devkit/questions',
    'services/devkit/rt',
    'services/devkit/staff',
    'services/devkit/figures',
    'services/devkit/tickets',
    'services/devkit/chats',
  ],
};

const imports = readImports();
const sources = SOURCE_FOLDERS.flatMap(sourceFiles).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
  imports: imports.filter(({ from }) => from === path).map(({ to }) => to),
}));
const below = (...folders: string[]) =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));

/** The folder of the allow-list that a path is in. */
const ruledFolder = (path: string): string | undefined =>
  Object.keys(ARROWS).find((folder) => path.startsWith(`${folder}/`));

const isOwn = ({ to }: Import) =>
  /^(services|nlu|search-engine|infra|seed|test|bench|scripts)\//.test(to);

function isAllowed({ from, to }: Import): boolean {
  const folder = ruledFolder(from) ?? '';
  const targets = [folder, ...(ARROWS[folder] ?? [])];
  return targets.some((target) => to.startsWith(`${target}/`));
}

function offences(
  files: readonly (typeof sources)[number][],
  forbidden: (specifier: string) => boolean,
): string[] {
  return files.flatMap(({ path, imports: specifiers }) =>
    specifiers.filter(forbidden).map((specifier) => `${path} imports ${specifier}`),
  );
}

const isAwsPackage = (specifier: string) =>
  specifier.startsWith('@aws-sdk/') || specifier.startsWith('@smithy/');

describe('the architecture', () => {
  it('finds the sources it judges', () => {
    const empty = Object.keys(ARROWS).filter((folder) => below(`${folder}/`).length === 0);

    expect(empty).toStrictEqual([]);
  });

  it('has a rule for every source file', () => {
    const without = sources.filter(({ path }) => ruledFolder(path) === undefined);

    expect(without.map(({ path }) => path)).toStrictEqual([]);
  });

  it('names whole folders, never a pattern', () => {
    const targets = Object.values(ARROWS).flat();
    const known = [...Object.keys(ARROWS), 'nlu/embeddings', 'seed'];

    expect(targets.filter((target) => !known.includes(target))).toStrictEqual([]);
  });

  it('imports along the arrows only', () => {
    const refused = imports.filter((one) => isOwn(one) && !isAllowed(one));

    expect(refused.map(({ from, to }) => `${from} imports ${to}`)).toStrictEqual([]);
  });

  it.each([
    ['base', 'services/base/clock.ts'],
    ['the emulator', 'services/emulator/aws/errors.ts'],
    ['the dev kit', 'services/devkit/local/config.ts'],
    ['the console', 'services/devkit/console/html.ts'],
    ['the NLU beyond its embeddings', 'nlu/train.ts'],
  ])('lets no function import %s', (_what, to) => {
    expect(isAllowed({ from: 'services/bot/functions/chat/handler.ts', to })).toBe(false);
  });

  it('has no cycle between folders, on any level', () => {
    expect(folderCycles(imports)).toStrictEqual([]);
  });

  it.each(['nlu/', 'search-engine/', 'services/base/'])('keeps %s free of AWS', (folder) => {
    expect(offences(below(folder), isAwsPackage)).toStrictEqual([]);
  });

  it.each(['wire', 'endpoint'])('keeps the %s free of any one service', (name) => {
    const folder = `services/emulator/aws/${name}/`;
    const naming = below(folder).filter(({ text }) =>
      /\b(s3|sqs|sns|ses|lambda|lex|polly)\b/i.test(withoutComments(text)),
    );
    const isOfService = (s: string) =>
      s.includes('/client-') ||
      (/^services\/emulator\/(?!aws\/[^/]+\.ts$)/.test(s) &&
        !/^services\/emulator\/aws\/(wire|endpoint)\//.test(s));

    expect(offences(below(folder), isOfService)).toStrictEqual([]);
    expect(naming.map(({ path }) => path)).toStrictEqual([]);
  });

  it('lets one file alone know the internals of the SDK', () => {
    const internals = sources.filter(({ imports }) =>
      imports.some(
        (s) =>
          // The signer is made for others to use, and documented.
          (s.startsWith('@smithy/') && s !== '@smithy/signature-v4') ||
          s.startsWith('@aws-sdk/core'),
      ),
    );

    expect(internals.map(({ path }) => path)).toStrictEqual([
      'services/emulator/aws/wire/schema.ts',
    ]);
  });

  it('keeps the dialog engine pure', () => {
    const dialog = below('services/emulator/lex/dialog/');
    const waiting = dialog.filter(({ text }) =>
      /\b(async|await|Promise)\b/.test(withoutComments(text)),
    );

    expect(dialog.length).toBeGreaterThan(3);
    expect(waiting.map(({ path }) => path)).toStrictEqual([]);
    expect(
      offences(
        dialog,
        (s) => !s.startsWith('services/emulator/lex/') && !s.startsWith('@aws-sdk/client-lex'),
      ),
    ).toStrictEqual([]);
  });

  it('reads the environment in one file per deployable', () => {
    const readers = sources.filter(({ text }) => /\bprocess\.env\b/.test(withoutComments(text)));
    // A function's process is a program of its own: it shows its environment to the handler.
    const allowed =
      /^services\/(devkit\/local\/config|bot\/functions\/[a-z]+\/config|emulator\/aws\/lambda\/runtime\/run-handler)\.ts$/;

    expect(readers.map(({ path }) => path).filter((path) => !allowed.test(path))).toStrictEqual([]);
  });

  it('imports adapters in composition roots only', () => {
    const isAdapter = (s: string) =>
      s.startsWith('services/bot/helpdesk/aws/') ||
      s === 'services/bot/helpdesk/rt/request-tracker.ts';
    const isRoot = /^services\/(devkit\/|bot\/functions\/[a-z]+\/handler\.ts|bot\/helpdesk\/aws\/)/;
    const others = sources.filter(({ path }) => !isRoot.test(path));

    expect(offences(others, isAdapter)).toStrictEqual([]);
  });

  it('imports `natural` in one file, by sub-path', () => {
    const users = sources.filter(({ imports }) =>
      imports.some((s) => s === 'natural' || s.startsWith('natural/')),
    );

    expect(users.map(({ path }) => path)).toStrictEqual(['nlu/natural.ts']);
    expect(users.flatMap(({ imports }) => imports)).not.toContain('natural');
  });

  it('has no default export and no hand-written file over 250 lines', () => {
    const defaults = sources.filter(({ text }) => /^export default\b/m.test(text));
    const long = sources.filter(({ text }) => text.split('\n').length > 251);

    expect(defaults.map(({ path }) => path)).toStrictEqual([]);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toStrictEqual([]);
  });

  it('is mapped in ARCHITECTURE.md, every folder of it', () => {
    const map = readFileSync('ARCHITECTURE.md', 'utf8');
    const folders = sources.flatMap(({ path }) => foldersOf(path));
    const isNamed = (folder: string) =>
      [folder, basename(folder), `${basename(folder)}/`].some((name) =>
        map.includes(`\`${name}\``),
      );

    expect([...new Set(folders)].filter((folder) => !isNamed(folder))).toStrictEqual([]);
  });

  it('has no function over 60 lines', () => {
    const long = sources.flatMap(({ path, text }) =>
      functionLengths(text)
        .filter(({ lines }) => lines > 60)
        .map(({ line, lines }) => `${path}:${line} has ${lines} lines`),
    );

    expect(long).toStrictEqual([]);
  });

  it.each([
    ['a function', 'export function long(a: string): void {', '}'],
    ['a function with a long signature', 'function long(\n  a: string,\n): Promise<void> {', '}'],
    ['a method', '  async #long(a: string): Promise<void> {', '  }'],
    ['an arrow function', 'const long = async (a) => {', '};'],
    ['a callback', "  app.addHook('onRequest', async (request) => {", '  });'],
  ])('measures %s', (_what, first, last) => {
    const text = `${first}\n${'    step();\n'.repeat(60)}${last}\n`;

    expect(functionLengths(text).map(({ lines }) => lines)).toStrictEqual([
      text.trimEnd().split('\n').length,
    ]);
  });
});

/** The folders that the map goes into: the storeys' folders and what is in them, one level down. */
function foldersOf(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return [2, 3, 4].filter((depth) => segments.length >= depth).map((depth) => nodeAt(path, depth));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
