import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseRouting } from '../../../../../services/bot/helpdesk/routing/parse-routing.ts';
import { RoutingFileError } from '../../../../../services/bot/helpdesk/routing/routing-problem.ts';
import { tableText } from './a-table.ts';

function problemsOf(text: string): string[] {
  try {
    parseRouting(text, 'routing.yaml');
    return [];
  } catch (error) {
    if (error instanceof RoutingFileError) return error.message.split('\n');
    throw error;
  }
}

const ALL = `  - {id: n, when: {course: [NURS]}, queue: nurses}
  - {id: z, when: {category: [zoom]}, queue: zoom}`;

describe('a table of version 2', () => {
  it('may be written in JSON, as in the bucket', () => {
    const json = JSON.stringify(parse(readFileSync('seed/routing.yaml', 'utf8')), undefined, 1);

    expect(parseRouting(json, 'content/routing.json')).toMatchObject({ version: 2 });
  });

  it('is accepted if every team and category is reached', () => {
    expect(problemsOf(tableText(ALL))).toStrictEqual([]);
  });

  it.each([
    [
      'a rule for a queue that is no team’s',
      `${ALL}\n  - {id: x, when: {words: [a]}, queue: nurse}`,
      'routing.yaml:22: queue "nurse" is unknown (known: nurses, zoom, triage): add it to teams',
    ],
    [
      'a category that there is not',
      `${ALL}\n  - {id: x, when: {category: [zooms]}, queue: zoom}`,
      'routing.yaml:22: category "zooms" is unknown (known: zoom, other): add it to categories',
    ],
    [
      'an affiliation that there is not',
      `${ALL}\n  - {id: x, when: {affiliation: [dean]}, queue: zoom}`,
      'routing.yaml:22: affiliation "dean" is unknown (known: student, instructor): add it to affiliations',
    ],
    [
      'a rule without a condition',
      `${ALL}\n  - {id: x, when: {}, queue: zoom}`,
      'routing.yaml:22: rule "x" has no condition: add one, or remove it; what no rule takes goes to triage',
    ],
    [
      'a requester that is no domain',
      `${ALL}\nrequesters: {allowed: [example], refused: [a@b.example]}`,
      'routing.yaml:22: requesters: allowed: "example" is no domain such as "example.edu"',
    ],
    [
      'a misspelt condition',
      `${ALL}\n  - {id: x, when: {wrds: [a]}, queue: zoom}`,
      'routing.yaml:22: when has an unknown key "wrds" (known: category, words, unless, like, affiliation, course, urgency, hours)',
    ],
    [
      'an urgency that there is not',
      `${ALL}\n  - {id: x, when: {urgency: huge}, queue: zoom}`,
      'routing.yaml:22: urgency is "huge": it must be high or normal',
    ],
    [
      'a course that can be none',
      `${ALL}\n  - {id: x, when: {course: ["*"]}, queue: zoom}`,
      'routing.yaml:22: course "*" must be like "NURS", "MATH 1*" or "CSC 110"',
    ],
    [
      'an id twice',
      `${ALL}\n  - {id: z, when: {words: [a]}, queue: zoom}`,
      'routing.yaml:22: the id "z" is taken: a ticket names its rule by it',
    ],
    [
      'words that are none',
      `${ALL}\n  - {id: x, when: {words: ["!!"]}, queue: zoom}`,
      'routing.yaml:22: words: "!!" must consist of words with letters',
    ],
    [
      'unless without words',
      `${ALL}\n  - {id: x, when: {unless: [a], hours: open}, queue: zoom}`,
      'routing.yaml:22: unless excuses words: the rule has none',
    ],
    [
      'a team that no rule leads to',
      '  - {id: z, when: {category: [zoom]}, queue: zoom}',
      'routing.yaml:3: no rule leads to the queue "nurses": add one, or remove it',
    ],
    [
      'a category that no rule names',
      '  - {id: n, when: {course: [NURS]}, queue: nurses}\n  - {id: z, when: {words: [a]}, queue: zoom}',
      'routing.yaml:8: no rule names the category "zoom": add one (only the last category may go by words)',
    ],
  ])('reports %s, with its line and what to do', (_name, rules, problem) => {
    expect(problemsOf(tableText(rules))).toContain(problem);
  });

  it.each([
    [
      'a team without an address',
      ['address: zoom@example.edu', 'address: ""'],
      'routing.yaml:4: address is "": write a text of 1 to 200 characters on one line',
    ],
    [
      'a word of two categories',
      ['words: [video]', 'words: [other]'],
      'routing.yaml:9: "other" already leads to the category "zoom": remove one of the two',
    ],
    [
      'a label that is too long for a button',
      ['label: Zoom', `label: ${'Z'.repeat(51)}`],
      `routing.yaml:8: label is "${'Z'.repeat(40)}…: write a text of 1 to 50 characters on one line`,
    ],
    [
      'triage that is no team',
      ['triage: triage', 'triage: desk'],
      'routing.yaml:6: triage "desk" is no team\'s queue (known: nurses, zoom, triage)',
    ],
    [
      'no advice for closed hours',
      ['  closed: {reply: Nobody is here., contacts: []}\n', ''],
      'routing.yaml:14: urgency has no closed: say there what a client can do then',
    ],
    [
      'a team that has no address at all',
      ['name: Zoom, address: zoom@example.edu', 'name: Zoom'],
      'routing.yaml:4: address is missing: write a text of 1 to 200 characters on one line',
    ],
    [
      'a name that is a number',
      ['name: Zoom', 'name: 12'],
      'routing.yaml:4: name is 12: write a text of 1 to 200 characters on one line',
    ],
  ] as const)('reports %s, with its line', (_name, [from, to], problem) => {
    expect(problemsOf(tableText(ALL).replace(from, to))).toContain(problem);
  });
});

describe('a rule that never applies', () => {
  const never = (rules: string) =>
    problemsOf(tableText(`${ALL}\n${rules}`)).filter((line) => line.includes('never applies'));

  it.each([
    ['  - {id: x, when: {course: [NURS 341]}, queue: zoom}', '"n" (line 20) takes'],
    ['  - {id: x, when: {category: [zoom], words: [a]}, queue: nurses}', '"z" (line 21) takes'],
    [
      '  - {id: a, when: {hours: open}, queue: zoom}\n  - {id: b, when: {hours: closed}, queue: zoom}\n  - {id: x, when: {words: [a]}, queue: nurses}',
      '"a" (line 22) and "b" (line 23) take',
    ],
    [
      '  - {id: a, when: {words: [a, b]}, queue: zoom}\n  - {id: x, when: {words: [b], unless: [c]}, queue: nurses}',
      '"a" (line 22) takes',
    ],
    [
      '  - {id: a, when: {urgency: high}, queue: zoom}\n  - {id: b, when: {urgency: normal, affiliation: [student]}, queue: zoom}\n  - {id: x, when: {affiliation: [student], hours: open}, queue: nurses}',
      '"a" (line 22) and "b" (line 23) take',
    ],
  ])('is reported with those before it: %s', (rules, takers) => {
    const [problem, ...others] = never(rules);

    expect(others).toStrictEqual([]);
    expect(problem).toContain('rule "x" never applies');
    expect(problem).toContain(takers);
    expect(problem).toContain('Move it up, or remove it');
  });

  it.each([
    '  - {id: x, when: {course: [NUR]}, queue: zoom}',
    '  - {id: a, when: {words: [b], unless: [c]}, queue: zoom}\n  - {id: x, when: {words: [b]}, queue: nurses}',
    '  - {id: a, when: {affiliation: [student]}, queue: zoom}\n  - {id: b, when: {affiliation: [instructor]}, queue: zoom}\n  - {id: x, when: {words: [b]}, queue: nurses}',
    '  - {id: a, when: {hours: open, urgency: high}, queue: zoom}\n  - {id: x, when: {hours: open}, queue: nurses}',
  ])('is not one that takes what is left: %s', (rules) => {
    expect(never(rules)).toStrictEqual([]);
  });
});
