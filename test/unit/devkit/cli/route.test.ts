import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { routeCommand } from '../../../../services/devkit/cli/route.ts';

const AT = ['--at', '2026-12-02T18:20:00Z'];
const LATER = new Date('2026-12-03T18:20:00Z');
const MAILS = 'test/fixtures/routing/mails';
const EXAM = 'my exam starts in 10 minutes and brightspace does not open';

async function run(args: readonly string[], root = '.') {
  const said = { output: '', error: '' };
  const writeTo = (stream: 'output' | 'error') => ({
    write: (text: string) => {
      said[stream] += text;
    },
  });
  const terminal = { output: writeTo('output'), error: writeTo('error') };
  const code = await routeCommand(args, terminal, { root, now: () => LATER });
  return { code, ...said };
}

async function routed(args: readonly string[]) {
  const { code, output } = await run([...args, '--json']);
  return { code, ...(JSON.parse(output) as Record<string, unknown>) };
}

describe('support-bot route with a text', () => {
  it('says team, rule and urgency, each with its evidence', async () => {
    const { code, output, error } = await run([EXAM, ...AT]);

    expect({ code, error }).toStrictEqual({ code: 0, error: '' });
    expect(output.split('\n')).toStrictEqual([
      'team     Learning tools (queue learning-tools, learning-tools@rt.example.edu)',
      'rule     like messages on course sites: brightspace, not open, exam',
      'urgency  high: exam starts in 10 minutes',
      'hours    open at 2026-12-02T18:20:00.000Z',
      '',
    ]);
  });

  it('says by which words it can wait', async () => {
    expect((await run(["no hurry, about last year's exam", ...AT])).output).toContain(
      'urgency  normal: no hurry\n',
    );
  });

  it('says the same to programs', async () => {
    expect(await routed([EXAM, ...AT, '--from', 'sam@students.example.edu'])).toMatchObject({
      code: 0,
      queue: 'learning-tools',
      address: 'learning-tools@rt.example.edu',
      rule: 'like messages on course sites',
      urgency: 'high',
      urgencyEvidence: ['exam starts in 10 minutes'],
      affiliation: 'student',
      hours: 'open',
    });
  });

  it('follows a category, and another table', async () => {
    const version1 = 'test/fixtures/routing/version-1.yaml';

    expect(await routed([EXAM, '--category', 'accounts'])).toMatchObject({ queue: 'accounts' });
    expect(await routed([EXAM, '--routing', version1])).toMatchObject({ rule: 'words' });
  });
});

describe('support-bot route with a mail', () => {
  it('reads its subject, its writer and its text; not its signature, nor the same in HTML', async () => {
    expect(await routed(['--eml', `${MAILS}/exam.eml`])).toMatchObject({
      code: 0,
      queue: 'learning-tools',
      urgency: 'high',
      urgencyEvidence: ['exam at noon'],
      affiliation: 'student',
      courses: ['PSYC100'],
      at: '2026-12-02T18:20:00.000Z',
    });
  });

  it('reads the words of HTML, without styles and quotes', async () => {
    expect(await routed(['--eml', `${MAILS}/html-only.eml`])).toMatchObject({
      queue: 'video-meetings',
      urgency: 'normal',
      canWait: ['no hurry'],
    });
  });

  it('leaves out what a reply quotes', async () => {
    expect(await routed(['--eml', `${MAILS}/reply.eml`])).toMatchObject({
      queue: 'triage',
      evidence: ['printer'],
      urgency: 'normal',
    });
  });

  it.each([
    ['that is not there', 'nowhere.eml', 'ENOENT'],
    ['that is none', 'package.json', 'it is no mail'],
  ])('fails for one %s', async (_name, file, reason) => {
    const { code, output, error } = await run(['--eml', file]);

    expect({ code, output }).toStrictEqual({ code: 1, output: '' });
    expect(error).toContain(reason);
  });
});

describe('support-bot route --check', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  /** A copy of the seed whose routing table is changed. */
  async function changedSeed(change: (text: string) => string): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), 'route-'));
    folders.push(root);
    for (const name of ['bot', 'contacts.yaml', 'hours.yaml', 'routing-examples.tsv']) {
      await cp(join('seed', name), join(root, 'seed', name), { recursive: true });
    }
    const text = await readFile('seed/routing.yaml', 'utf8');
    await writeFile(join(root, 'seed/routing.yaml'), change(text));
    return root;
  }

  const withWifi = (text: string) =>
    text
      .replace(
        '  - id: other\n',
        '  - {id: campus-network, label: Campus network, words: []}\n  - id: other\n',
      )
      .replace(
        'rules:\n',
        'rules:\n  - {id: category campus-network, when: {category: [campus-network]}, queue: triage}\n',
      );

  it('finds nothing wrong with the seed', async () => {
    expect(await run(['--check'])).toMatchObject({ code: 0, error: '' });
  });

  it('names a queue that rules compare with and that has no example, and one that is no team', async () => {
    const root = await changedSeed((text) => text);
    await writeFile(join(root, 'seed/routing-examples.tsv'), 'normal\tpost\tno letter came\n');

    const { code, error } = await run(['--check'], root);

    expect(code).toBe(1);
    expect(error).toMatch(
      /routing\.yaml:\d+: rule "like messages on accounts" compares with the queue "accounts", which has no example/,
    );
    expect(error).toContain('routing-examples.tsv: the queue "post" is no team\'s');
  });

  it('is red when the bot has no button for a category, until it is written', async () => {
    const root = await changedSeed(withWifi);
    const red = await run(['--check'], root);
    const written = await run(['--write'], root);
    const green = await run(['--check'], root);

    expect(red.code).toBe(1);
    expect(red.error).toContain(
      'the bot has no button for the category "campus-network": run support-bot route --write',
    );
    expect(written.output.split('\n').filter(Boolean)).toHaveLength(2);
    expect(green).toMatchObject({ code: 0, error: '' });
  });

  it('is red when a category has gone, or only its label is another', async () => {
    const gone = await changedSeed((text) =>
      text
        .replace(/ {2}- id: video-meetings\n {4}label[\s\S]*?\]\n/, '')
        .replace(/ {2}- id: category video-meetings\n.*\n.*\n/, ''),
    );
    const renamed = await changedSeed((text) => text.replace('Course sites', 'Courses'));

    expect((await run(['--check'], gone)).error).toContain(
      'the bot has a button for "video-meetings", which is no category of the routing table',
    );
    expect((await run(['--check'], renamed)).error).toContain('words or labels');
  });

  it('names a contact that there is not', async () => {
    const root = await changedSeed((text) => text.replace('[help-desk]', '[helpdesk]'));

    expect(await run(['--check'], root)).toMatchObject({
      code: 1,
      error: 'seed/routing.yaml: urgency: open: there is no contact "helpdesk"\n',
    });
  });

  it('names a category of a table of version 1 that the bot has no button for', async () => {
    const version1 = await readFile('test/fixtures/routing/version-1.yaml', 'utf8');
    const root = await changedSeed(() => version1.replace('[course-sites]', '[courses]'));

    expect((await run(['--check'], root)).error).toContain(
      'the bot has no button for the category "courses": add it to the bot',
    );
  });

  it('names every problem of a table with its line', async () => {
    const root = await changedSeed((text) =>
      text.replace('queue: triage\n    name', 'queue: desk\n    name'),
    );
    const { code, error } = await run(['--check'], root);

    expect(code).toBe(1);
    expect(error).toMatch(/seed\/routing\.yaml:\d+: triage "triage" is no team's queue/);
  });
});

describe('wrong arguments', () => {
  it.each([
    [[], 'the text is missing'],
    [['a', 'b'], 'put the text in quotes'],
    [['a', '--eml', 'b'], 'give one of a text, --eml, --check and --write'],
    [['a', '--at', 'noon'], '--at "noon" must be a time'],
    [['--write', '--routing', 'x'], '--write takes no --routing'],
    [['a', '--colour'], "Unknown option '--colour'"],
  ])('%j end with 2', async (args, problem) => {
    const { code, output, error } = await run(args);

    expect({ code, output }).toStrictEqual({ code: 2, output: '' });
    expect(error).toContain(problem);
  });

  it('are explained by --help', async () => {
    const { code, output } = await run(['--help']);

    expect(code).toBe(0);
    expect(output).toContain('support-bot route --eml FILE');
  });
});
