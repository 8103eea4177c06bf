import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseContacts } from '../../../../../services/bot/helpdesk/content/contacts.ts';
import { checkContacts } from '../../../../../services/bot/helpdesk/urgent/check-contacts.ts';
import { parseUrgent } from '../../../../../services/bot/helpdesk/urgent/parse-urgent.ts';
import { urgentReply } from '../../../../../services/bot/helpdesk/urgent/urgent-reply.ts';

const rule = (parts: object) =>
  JSON.stringify([
    { id: 'crisis', kind: 'crisis', say: ['want to die'], reply: 'Call.', contacts: [], ...parts },
  ]);

it('reads the JSON that staff write as it reads the seed', () => {
  expect(parseUrgent(rule({}), 'content/urgent.json')).toMatchObject([
    { id: 'crisis', kind: 'crisis', not: [], reply: 'Call.', contacts: [] },
  ]);
});

it.each([
  [{ kind: 'panic' }, 'kind must be one of crisis, danger, harassment, phishing, account'],
  [{ kind: 'danger' }, 'must have a rule of kind crisis'],
  [{ say: [] }, 'crisis: say has no phrase'],
  [{ say: ['kill ???'] }, 'has a part without a letter or digit'],
  [{ reply: '' }, 'crisis: reply must be a text'],
  [{ reply: 'x'.repeat(901) }, 'crisis: reply must be a text of 1 to 900'],
  [{ priority: 1 }, 'unknown key "priority"'],
])('names the problem of %j', (parts, problem) => {
  expect(() => parseUrgent(rule(parts), 'content/urgent.json')).toThrow(problem);
});

it('names a line', () => {
  expect(() => parseUrgent('- id: a\n  kind: b\n', 'urgent.yaml')).toThrow('urgent.yaml:2: kind');
});

it('finds a contact that there is not, and a reply that is too long', () => {
  const rules = parseUrgent(rule({ contacts: ['nobody'] }));

  expect(() => checkContacts(rules, {})).toThrow('crisis: there is no contact "nobody"');
  const long = parseUrgent(rule({ reply: 'x'.repeat(900), contacts: ['a'] }));
  const contacts = { a: { label: 'y'.repeat(100), phone: '5'.repeat(100) } };
  expect(() => checkContacts(long, contacts)).toThrow('more than 1,024 characters');
});

it('says every seed reply in one message, with each contact', () => {
  const contacts = parseContacts(readFileSync('seed/contacts.yaml', 'utf8'));
  const rules = parseUrgent(readFileSync('seed/urgent.yaml', 'utf8'));

  expect(() => checkContacts(rules, contacts)).not.toThrow();
  for (const each of rules) {
    const { text, card } = urgentReply(each, contacts);
    for (const id of each.contacts) expect(text).toContain(contacts[id]?.label);
    expect(text.length).toBeLessThanOrEqual(1024);
    expect(card.length).toBeLessThanOrEqual(1024);
    expect(JSON.parse(card)).toMatchObject({ v: 1, kind: 'urgent', id: each.id });
  }
});

it('keeps the contacts and cuts the words if they do not fit', () => {
  const { text } = urgentReply(
    { id: 'crisis', reply: 'x'.repeat(1100), contacts: ['line'] },
    { line: { label: 'Helpline', phone: '988' } },
  );

  expect(text.length).toBeLessThanOrEqual(1024);
  expect(text.endsWith('Helpline: 988')).toBe(true);
});

it('begins a line with each numbered step of the seed, and with what follows them', () => {
  const rules = parseUrgent(readFileSync('seed/urgent.yaml', 'utf8'));
  const numbered = rules.filter(({ reply }) => /\b1\. /u.test(reply));

  expect(numbered.map(({ id }) => id)).toStrictEqual(['phishing', 'account']);
  for (const { reply } of numbered) {
    expect(reply).not.toMatch(/[^\n]\b[1-9]\. [A-Z]/u);
    expect(reply).toMatch(/\n4\. .*\nThen /u);
  }
});
