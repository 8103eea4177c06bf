import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailCommand } from '../../../../../services/devkit/cli/mail.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-explain-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function explain(lines: readonly string[], ...options: string[]) {
  const file = join(folder, 'mail.eml');
  await writeFile(file, lines.join('\r\n'));
  return run('explain', file, ...options);
}

async function run(...args: string[]) {
  const written = { output: '', error: '' };
  const terminal = {
    output: { write: (text: string) => (written.output += text) },
    error: { write: (text: string) => (written.error += text) },
  };
  const code = await mailCommand(args, terminal);
  return { code, ...written };
}

const MAIL = [
  'From: bot@example.edu',
  'To: accounts@rt.example.edu',
  'Subject: Hello',
  '',
  'Requestor: sam@example.org',
  '',
  'Status: resolved',
];

describe('support-bot mail explain', () => {
  it('shows what becomes of a mail, and by which rules', async () => {
    const { code, output } = await explain(MAIL);

    expect(code).toBe(0);
    expect(output).toContain('A new ticket in the queue accounts\n');
    expect(output).toMatch(/^ {2}Requestors +sam@example\.org$/m);
    expect(output).toMatch(/^ {2}Status, owner, priority +new, Nobody, 0$/m);
    expect(output).toMatch(/^ {2}R10 +Read the first part .*: ran requestor$/m);
  });

  it.each([
    [['--commands', 'off'], 'bot@example.edu'],
    [['--commands', 'bot@example.edu, eve@example.org'], 'sam@example.org'],
    [['--commands', 'eve@example.org'], 'bot@example.edu'],
    [['--header', 'X-RT-Command', '--only-headers'], 'bot@example.edu'],
  ])('with %j, makes %s the requestor', async (options, requestor) => {
    const { code, output } = await explain(MAIL, ...options, '--json');

    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ outcome: 'ticket', requestors: [requestor] });
  });

  it('reads a mail without To for the queue and the site that are named', async () => {
    const mail = ['From: eve@example.org', 'Subject: [help #7] x', '', 'Hello'];

    expect((await explain(mail)).code).toBe(2);
    expect((await explain(mail, '--queue', 'a', '--rt', 'help')).output).toContain(
      'A reply to ticket 7\n',
    );
  });

  it('fails for a mail that is lost, and says why', async () => {
    const { code, output } = await explain([...MAIL.slice(0, 4), 'Status: loading']);

    expect(code).toBe(1);
    expect(output).toContain('No ticket: the mail is lost');
    expect(output).toContain('R18');
  });

  it('lets a mail control no terminal', async () => {
    const { output } = await explain(['Subject: =?utf-8?q?=1B[31mred?=', ...MAIL]);

    expect(output).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('fails for a file that is not there', async () => {
    const { code, error } = await run('explain', join(folder, 'nothing.eml'));

    expect(code).toBe(1);
    expect(error).toMatch(/nothing\.eml can't be read: ENOENT/);
  });

  it.each([
    [[], ''],
    [['explain'], 'name one file'],
    [['explain', 'a', 'b'], 'name one file'],
    [['explain', 'a', '--only-headers'], '--only-headers needs --header'],
    [['explain', 'a', '--commands', 'staff'], '--commands is everyone, off, or addresses'],
    [['send'], 'there is no "send"'],
  ])('refuses the arguments %j', async (args, problem) => {
    const { code, error } = await run(...args);

    expect(code).toBe(2);
    expect(error).toContain(problem);
  });

  it.each([[['--help']], [['explain', '--help']]])('helps with %j', async (args) => {
    const { code, output } = await run(...args);

    expect(code).toBe(0);
    expect(output).toContain('Usage: support-bot mail explain FILE.eml');
  });
});
