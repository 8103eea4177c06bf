import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseRouting } from '../../../services/bot/helpdesk/routing/parse-routing.ts';
import { type ContentConsole, startContentConsole } from '../../support/content-console.ts';

let now = new Date('2027-07-07T17:20:00Z');
let content: ContentConsole;

beforeAll(async () => {
  content = await startContentConsole(() => now);
});

afterAll(() => content.close());

afterEach(async () => {
  now = new Date('2027-07-07T17:20:00Z');
  for (const file of ['hours', 'routing', 'urgent']) {
    const { version } = (await call('GET', `/files/${file}`)).json();
    if (version) await call('DELETE', `/files/${file}?version=${encodeURIComponent(version)}`);
  }
  const { version } = (await call('GET', '/notice')).json();
  if (version) await call('DELETE', `/notice?version=${encodeURIComponent(version)}`);
});

const call = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) =>
  content.app.inject({
    method,
    url: `/console/api/content${path}`,
    headers: { host: '127.0.0.1', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { payload: JSON.stringify(body) }),
  });

async function stored(name: string): Promise<string> {
  const { s3, bucket: Bucket } = content.deps;
  const found = await s3.send(new GetObjectCommand({ Bucket, Key: `content/${name}` }));
  return (await found.Body?.transformToString()) ?? '';
}

const routingText = async () => (await call('GET', '/files/routing')).json().text as string;

describe('the notice line', () => {
  const NOTICE = { text: 'Brightspace is slow.', link: '', from: '', until: '2027-07-07T12:00' };

  it('is set in the time of the office, shown as everybody sees it, and ended', async () => {
    const set = (await call('PUT', '/notice', { ...NOTICE, link: 'https://example.edu/s' })).json();

    expect(set).toMatchObject({
      state: 'shown',
      line: 'Brightspace is slow. https://example.edu/s',
      when: 'until 12:00 today (America/Vancouver)',
      officeNow: '2027-07-07T10:20',
      savedBy: 'arn:aws:iam::000000000000:user/Zo?',
      notice: { from: '2027-07-07T10:20', until: '2027-07-07T12:00' },
    });
    expect(JSON.parse(await stored('notice.json')).until).toBe('2027-07-07T19:00:00.000Z');
    now = new Date('2027-07-07T19:00:00Z');
    expect((await call('GET', '/notice')).json().state).toBe('over');
    const ended = await call('DELETE', `/notice?version=${encodeURIComponent(set.version)}`);
    expect(ended.json()).toMatchObject({ state: 'none' });
  });

  it('may begin later', async () => {
    const set = await call('PUT', '/notice', { ...NOTICE, from: '2027-07-07T11:00' });

    expect(set.json()).toMatchObject({
      state: 'coming',
      when: 'from 11:00 today (America/Vancouver)',
    });
  });

  it.each([
    [{ text: '' }, 'text must be a text of 1 to 240 characters'],
    [{ text: 'a\nb' }, 'text must be one line'],
    [{ link: 'javascript:alert(1)' }, 'link must begin with http'],
    [{ until: '' }, 'Until is missing'],
    [{ until: '2027-07-07T09:00' }, 'Until is over already'],
    [{ from: '2027-07-07T13:00' }, 'Until must be after From'],
    [{ until: '31 December' }, 'is no time of the office'],
  ])('is refused with %j', async (change, problem) => {
    const answer = await call('PUT', '/notice', { ...NOTICE, ...change });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toContain(problem);
    expect(answer.json().detail).not.toContain('Line');
    expect((await call('GET', '/notice')).json().state).toBe('none');
  });

  it('is refused with a time that the clocks of the office leave out', async () => {
    // Not of Vancouver: since 2026 its clocks stay as they are, if the time zones of the system know that already.
    const hours = { timeZone: 'America/Toronto', week: { wed: ['09:00-17:00'] }, closures: [] };
    expect((await call('PUT', '/hours', { hours })).statusCode).toBe(200);

    const answer = await call('PUT', '/notice', { ...NOTICE, until: '2028-03-12T02:30' });

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toContain('is no time of the office (America/Toronto)');
  });

  it('of two editors is that of the first', async () => {
    const [one, two] = [
      await call('PUT', '/notice', { ...NOTICE, text: 'One.' }),
      await call('PUT', '/notice', { ...NOTICE, text: 'Two.' }),
    ];

    expect([one.statusCode, two.statusCode]).toStrictEqual([200, 409]);
    expect((await call('GET', '/notice')).json().notice.text).toBe('One.');
  });

  it('is shown with its problem if somebody has stored one that is ignored', async () => {
    const { s3, bucket: Bucket } = content.deps;
    await s3.send(new PutObjectCommand({ Bucket, Key: 'content/notice.json', Body: '{"v":2}' }));

    expect((await call('GET', '/notice')).json()).toMatchObject({
      state: 'ignored',
      problem: expect.stringContaining('v must be 1'),
    });
  });
});

describe('the office hours', () => {
  const HOURS = {
    timeZone: 'America/Vancouver',
    week: { wed: ['09:00-12:00', '13:00-17:00'] },
    closures: [{ from: '2027-07-08', to: '2027-07-09', reason: 'moving' }],
  };

  it('are previewed with what the bot will say', async () => {
    const preview = (await call('POST', '/hours/preview', { hours: HOURS })).json();

    expect(preview).toMatchObject({ problems: [], isOpen: true, now: 'Open now until 12:00.' });
    expect(preview.said).toContain('Wednesday 9:00–12:00 and 13:00–17:00');
    now = new Date('2027-07-07T19:30:00Z');
    const closed = (await call('POST', '/hours/preview', { hours: HOURS })).json();
    expect(closed.now).toBe('Closed now; they are back today at 13:00.');
  });

  it('are saved as JSON, kept as YAML with its comment, and written as a patch', async () => {
    const saved = (await call('PUT', '/hours', { hours: HOURS })).json();

    expect(JSON.parse(await stored('hours.json'))).toStrictEqual({ v: 1, ...HOURS });
    expect(await stored('hours.yaml')).toMatch(/^# When people answer\..*\n#.*\nv: 1\n/);
    expect((await call('GET', '/hours')).json()).toMatchObject({
      isDefault: false,
      hours: HOURS,
      version: saved.version,
    });
    expect(saved.patch.text).toContain('-  mon: ["09:00-17:00"]');
  });

  it('are refused with every problem', async () => {
    const week = { mon: ['9-17'], tue: ['09:00-08:00'] };
    const hours = { ...HOURS, timeZone: 'Mars', week };

    const [preview, saved] = [
      await call('POST', '/hours/preview', { hours }),
      await call('PUT', '/hours', { hours }),
    ];

    const problems = [
      'timeZone "Mars" is unknown: use a name such as America/Vancouver',
      'Monday: "9-17" must be like "09:00-17:00"',
      'Tuesday: the end 08:00 is before the start 09:00',
    ];
    expect(preview.json().problems).toStrictEqual(problems);
    expect(saved.statusCode).toBe(422);
    // A form has no lines.
    expect(saved.json().detail).toBe(problems.map((problem) => `${problem}.`).join('\n'));
    expect((await call('GET', '/hours')).json().isDefault).toBe(true);
  });
});

describe('the routing table', () => {
  const save = async (text: string, version = '') =>
    call('PUT', '/files/routing', { text, version });

  it('is the bundled one with its comments, until another is saved', async () => {
    const { text, isDefault } = (await call('GET', '/files/routing')).json();

    expect(isDefault).toBe(true);
    expect(text).toBe(await readFile('seed/routing.yaml', 'utf8'));
  });

  it('is saved as the JSON that functions read, and shown as it was typed', async () => {
    const text = `${await routingText()}# a remark of ours\n`;

    const { version } = (await save(text)).json();

    expect(JSON.parse(await stored('routing.json'))).toStrictEqual(parse(text));
    expect(parseRouting(await stored('routing.json')).teams).toHaveLength(4);
    expect((await call('GET', '/files/routing')).json()).toMatchObject({
      text,
      isDefault: false,
      version,
      savedBy: 'arn:aws:iam::000000000000:user/Zo?',
    });
  });

  it('is shown as the JSON says if the text with comments says something else', async () => {
    await save(await routingText());
    const { s3, bucket: Bucket } = content.deps;
    await s3.send(
      new PutObjectCommand({ Bucket, Key: 'content/urgent.yaml', Body: '- id: other' }),
    );
    const changed = (await stored('routing.json')).replace('"Learning tools"', '"Tools"');
    await s3.send(new PutObjectCommand({ Bucket, Key: 'content/routing.json', Body: changed }));

    const text = await routingText();

    expect(text).toContain('name: Tools');
    expect(parseRouting(text).teams.map(({ name }) => name)).toContain('Tools');
  });

  it('names each problem with its line, and does not save', async () => {
    const text = (await routingText()).replace('queue: accounts', 'queue: ""');
    const line = text.split('\n').findIndex((one) => one.includes('queue: ""')) + 1;

    const { problems } = (await call('POST', '/files/routing/check', { text })).json();
    const saved = await save(text);

    expect(problems[0]).toMatchObject({ line });
    expect([saved.statusCode, saved.json().detail]).toStrictEqual([
      422,
      expect.stringContaining(`Line ${line}: `),
    ]);
    expect((await call('GET', '/files/routing')).json().isDefault).toBe(true);
  });

  it('names every line that is not understood in plain words', async () => {
    const text = (await routingText())
      .replace('    address: triage@', '    address triage@')
      .replace(/^categories:$/m, 'version: 2\ncategories:');

    const { problems } = (await call('POST', '/files/routing/check', { text })).json();

    expect(problems).toHaveLength(2);
    expect(problems).toContainEqual({
      line: text.split('\n').lastIndexOf('version: 2') + 1,
      message: expect.stringMatching(
        /^“version: 2” is not understood\. The same name is there twice/,
      ),
    });
    expect(problems).toContainEqual({
      line: lineOf(text, 'address triage@'),
      message: expect.stringContaining('Is a quotation mark or a colon missing'),
    });
  });

  it('takes no new category: that needs a deploy', async () => {
    const text = (await routingText()).replace(
      'categories:\n',
      'categories:\n  - id: parking\n    label: Parking\n    words: [parking]\n',
    );

    const { problems } = (await call('POST', '/files/routing/check', { text })).json();

    const line = text.split('\n').findIndex((one) => one.includes('id: parking')) + 1;
    expect(problems).toContainEqual({
      line,
      message: expect.stringContaining('a new category needs a deploy'),
    });
    expect((await save(text)).statusCode).toBe(422);
  });

  it('names a contact that there is not', async () => {
    const text = (await routingText()).replace(
      /(closed:[\s\S]*?contacts: \[)/,
      '$1no-such-contact',
    );

    const { problems } = (await call('POST', '/files/routing/check', { text })).json();

    expect(problems).toStrictEqual([
      {
        line: lineOf(text, 'no-such-contact'),
        message: 'urgency: closed: there is no contact "no-such-contact"',
      },
    ]);
  });

  it('of two editors is that of the first', async () => {
    const text = await routingText();
    const { version } = (await save(`${text}# one\n`)).json();

    const [two, three] = [
      await save(`${text}# two\n`, version),
      await save(`${text}# three\n`, version),
    ];

    // Comments alone leave the JSON, and so its tag, as it is.
    expect([two.statusCode, three.statusCode]).toStrictEqual([200, 200]);
    const other = text.replace('name: Help desk', 'name: Service desk');
    expect((await save(other, version)).statusCode).toBe(200);
    expect((await save(`${text}# four\n`, version)).statusCode).toBe(409);
    expect(await routingText()).toBe(other);
  });

  it('can be brought back as it was, with its comments, by who saved it', async () => {
    const text = await routingText();
    const first = `${text.replace('name: Help desk', 'name: Service desk')}# mine\n`;
    const { version } = (await save(first)).json();
    await save(text.replace('name: Help desk', 'name: Front desk'), version);

    const { versions } = (await call('GET', '/files/routing/versions')).json();
    const [current, before] = versions;
    const old = await call('GET', `/files/routing/versions/${before.versionId}`);

    expect([current.isCurrent, before.isCurrent]).toStrictEqual([true, false]);
    expect(before.savedBy).toBe('arn:aws:iam::000000000000:user/Zo?');
    expect(old.json().text).toBe(first);
    expect((await call('GET', '/files/routing/versions/nothing')).statusCode).toBe(404);
  });

  it('is shown with the comments of who saved it, not of who was refused after that', async () => {
    const text = await routingText();
    await save(`${text}# of the first\n`);

    expect((await save(`${text}# of the second\n`)).statusCode).toBe(409);

    expect(await routingText()).toBe(`${text}# of the first\n`);
  });

  it('is a patch that git applies to the bundled file', async () => {
    const text = (await routingText()).replace('name: Help desk', 'name: Service desk');
    const { patch } = (await save(text)).json();
    const folder = await mkdtemp(join(tmpdir(), 'patch-'));
    try {
      await cp('seed/routing.yaml', join(folder, 'seed/routing.yaml'));
      execFileSync('git', ['init', '-q'], { cwd: folder });
      execFileSync('git', ['apply', patch.file], { cwd: folder });

      expect(await readFile(join(folder, 'seed/routing.yaml'), 'utf8')).toBe(text);
      const names = await readdir(content.deps.changesFolder ?? '');
      expect(names).toContain('20270707T172000-000Z-routing.patch');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is compared with the one in effect on the test messages', async () => {
    const text = withTriage(await routingText());

    const same = (await call('POST', '/routing/compare', { text: await routingText() })).json();
    const { asked, right, elsewhere, moved } = (
      await call('POST', '/routing/compare', { text })
    ).json();

    expect(same).toMatchObject({ elsewhere: 0, urgency: 0, moved: [] });
    expect(asked).toBeGreaterThan(1_000);
    expect(right.after).toBeLessThan(right.before);
    expect(elsewhere).toBeGreaterThan(10);
    expect(moved[0]).toMatchObject({
      expected: { queue: 'learning-tools' },
      before: { queue: 'learning-tools' },
      after: { queue: 'triage', team: 'Help desk' },
    });
  }, 120_000);
});

describe('urgent words', () => {
  const urgentText = async () => (await call('GET', '/files/urgent')).json().text as string;

  it('are compared on what is said in the golden conversations: what is lost comes first', async () => {
    const text = (await urgentText()).replace(/^ {4}- kill\/killing.*\n/m, '');

    const answer = await call('POST', '/urgent/compare', { text });

    expect(answer.statusCode, answer.body).toBe(200);
    const { asked, taken, differences } = answer.json();
    expect(asked).toBeGreaterThan(400);
    expect(taken.after).toBe(taken.before - differences.length);
    expect(differences.length).toBeGreaterThan(0);
    expect(differences[0]).toMatchObject({
      text: expect.stringMatching(/kill/i),
      before: 'crisis',
    });
    expect(differences[0].after).toBeUndefined();
  }, 120_000);

  it('have their problems at their lines', async () => {
    const text = (await urgentText()).replace(/contacts: \[/, 'contacts: [no-such-contact, ');

    const { problems } = (await call('POST', '/files/urgent/check', { text })).json();
    const none = (await call('POST', '/files/urgent/check', { text: '- id: a\n  kind: x' })).json();

    expect(problems).toStrictEqual([
      {
        line: lineOf(text, 'no-such-contact'),
        message: expect.stringContaining('no contact "no-such-contact"'),
      },
    ]);
    expect(none.problems).toContainEqual({
      line: 2,
      message: expect.stringContaining('kind must be one of crisis'),
    });
  });
});

describe('a message that is tried', () => {
  it('shows team, rule, evidence and urgency, before and after the edit', async () => {
    const routing = withTriage(await routingText());
    const message = 'Brightspace does not let me upload my assignment, it is due in an hour';

    const { before, after } = (await call('POST', '/try', { message, routing })).json();

    expect(before.route).toMatchObject({ queue: 'learning-tools', urgency: 'high', hours: 'open' });
    expect(before.route.evidence.length).toBeGreaterThan(0);
    expect(after.route).toMatchObject({ queue: 'triage' });
    expect(before.urgent).toBeUndefined();
  });

  it('shows what is said first to urgent words', async () => {
    const { before, after } = (await call('POST', '/try', { message: 'I want to die' })).json();

    expect(before.urgent).toMatchObject({ rule: 'crisis', kind: 'crisis' });
    expect(before.urgent.reply).toContain(':');
    expect(after).toBeUndefined();
  });

  it.each([
    [{}, 400, 'message is missing.'],
    [{ message: 'x'.repeat(10_001) }, 400, 'at most 10000'],
    [{ message: 'x', routing: 'version: 3' }, 422, 'Line 1: version must be 2'],
  ])('is refused with %j', async (body, status, detail) => {
    const answer = await call('POST', '/try', body);

    expect(answer.statusCode).toBe(status);
    expect(answer.json().detail).toContain(detail);
  });
});

/** What is like the messages on course sites goes to the help desk. */
function withTriage(text: string): string {
  const rule = 'when: {like: [learning-tools]}\n    queue: ';
  return text.replace(`${rule}learning-tools`, `${rule}triage`);
}

function lineOf(text: string, word: string): number {
  return text.split('\n').findIndex((line) => line.includes(word)) + 1;
}
