import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Import specifiers: packages as written, own files as paths from the root. */
  readonly imports: readonly string[];
}

function sourcesBelow(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter(
      (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.includes('node_modules'),
    )
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      const specifiers = [
        ...text.matchAll(
          /^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gms,
        ),
      ];
      const imports = specifiers.map((match) =>
        resolved(path, match[1] ?? match[2] ?? match[3] ?? ''),
      );
      return { path, text, imports };
    });
}

function resolved(path: string, specifier: string): string {
  return specifier.startsWith('.') ? relative('.', join(dirname(path), specifier)) : specifier;
}

const sources = [...sourcesBelow('services'), ...sourcesBelow('nlu')];
const below = (...folders: string[]) =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));

function offences(
  files: readonly SourceFile[],
  forbidden: (specifier: string) => boolean,
): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter(forbidden).map((specifier) => `${path} imports ${specifier}`),
  );
}

const isAwsPackage = (specifier: string) =>
  specifier.startsWith('@aws-sdk/') || specifier.startsWith('@smithy/');

describe('the architecture', () => {
  it('finds the sources it judges', () => {
    expect(below('services/emulator/aws/wire').length).toBeGreaterThan(3);
    expect(below('services/bot/functions').length).toBeGreaterThan(3);
    expect(below('nlu').length).toBeGreaterThan(3);
  });

  it('keeps the NLU free of services and of AWS', () => {
    expect(
      offences(below('nlu/'), (s) => s.startsWith('services/') || isAwsPackage(s)),
    ).toStrictEqual([]);
  });

  it('keeps the deployed code free of the emulator', () => {
    const emulator = [
      'services/emulator/aws/',
      'services/emulator/lex/',
      'services/emulator/',
      'services/devkit/',
      'nlu/',
    ];
    const deployed = below('services/bot/functions/', 'services/bot/helpdesk/');

    expect(offences(deployed, (s) => emulator.some((part) => s.startsWith(part)))).toStrictEqual(
      [],
    );
  });

  it('keeps the wire free of any one service', () => {
    const named = below('services/emulator/aws/wire/').filter(({ text }) =>
      /\b(s3|sqs|sns|ses|lambda|lex|polly)\b/i.test(withoutComments(text)),
    );

    expect(
      offences(below('services/emulator/aws/wire/'), (s) => s.includes('/client-')),
    ).toStrictEqual([]);
    expect(named.map(({ path }) => path)).toStrictEqual([]);
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

  it('reads the environment in one file a deployable', () => {
    const readers = sources.filter(({ text }) => /\bprocess\.env\b/.test(withoutComments(text)));
    // A function's process is a program of its own: it shows its environment to the handler.
    const allowed =
      /^services\/(devkit\/local\/config|bot\/functions\/[a-z]+\/config|emulator\/aws\/lambda\/runtime\/run-handler)\.ts$/;

    expect(readers.map(({ path }) => path).filter((path) => !allowed.test(path))).toStrictEqual([]);
  });

  it('imports adapters in composition roots only', () => {
    const isAdapter = (s: string) => s.startsWith('services/bot/helpdesk/aws/');
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
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
