import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';
import { RoutingFileError } from '../../../../../services/bot/helpdesk/routing/routing-problem.ts';

function problemsOf(text: string): string {
  try {
    parseRouting(text, 'routing.yaml');
  } catch (error) {
    if (error instanceof RoutingFileError) return error.message;
    throw error;
  }
  return 'none';
}

const team = 'teams:\n  - {queue: a, name: A, address: a@example.edu}\n';

describe('the seed routing file', () => {
  it('has three teams besides triage, which is the default', async () => {
    const table = parseRouting(await readFile('seed/routing.yaml', 'utf8'));

    expect(table.teams.map((one) => one.queue)).toStrictEqual([
      'accounts',
      'learning-tools',
      'video-meetings',
      'triage',
    ]);
    expect(table.defaultTeam.queue).toBe('triage');
  });
});

describe('a broken routing file', () => {
  it('has all its problems listed with their lines', () => {
    const text = [
      'version: 3',
      'teams:',
      '  - queue: a b',
      '    name: A',
      '    address: nobody',
      '    colour: red',
      '  - queue: c',
      '    address: c@example.edu',
      'default: nowhere',
      'urgent: [exam, Exam, "!"]',
    ].join('\n');

    expect(problemsOf(text).split('\n')).toStrictEqual([
      'routing.yaml:1: version must be 2 (or 1, as before)',
      'routing.yaml:3: queue "a b" may have letters, digits, "-" and "_" only',
      'routing.yaml:5: address "nobody" is not an e-mail address',
      'routing.yaml:6: A team has an unknown key "colour" (known: queue, name, address, profile, categories, words)',
      'routing.yaml:7: name is missing: write a text of 1 to 200 characters on one line',
      'routing.yaml:9: default "nowhere" is no team\'s queue (known: a b)',
      'routing.yaml:10: "Exam" is listed twice in urgent',
      'routing.yaml:10: "!" has no letter or digit',
    ]);
  });

  it.each([
    ['that is empty', '', 'routing.yaml:1: The file must be a map'],
    ['that is no YAML', 'version: 1\nteams: [', 'routing.yaml:2: '],
    ['that is a list', '- a', 'routing.yaml:1: The file must be a map'],
    [
      'whose teams are no list',
      'version: 1\nteams: 3\ndefault: a',
      'routing.yaml:2: teams must be a list',
    ],
    [
      'without a default',
      `version: 1\n${team}`,
      'routing.yaml:1: default is missing: write a text',
    ],
    [
      'with a key twice',
      `version: 1\nversion: 1\n${team}default: a`,
      'routing.yaml:2: Map keys must be unique',
    ],
    [
      'with a queue twice',
      'version: 1\nteams:\n  - {queue: a, name: A, address: a@example.edu}\n  - {queue: a, name: A, address: a@example.edu}\ndefault: a',
      'routing.yaml:4: duplicate queue "a"',
    ],
    [
      'with a category in two teams',
      'version: 1\nteams:\n  - {queue: a, name: A, address: a@example.edu, categories: [x]}\n  - {queue: b, name: B, address: b@example.edu, categories: [x]}\ndefault: a',
      'routing.yaml:4: category "x" already leads to "a"',
    ],
  ])('is refused %s', (_name, text, expected) => {
    expect(problemsOf(text)).toContain(expected);
  });
});
