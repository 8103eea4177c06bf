import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseBrand } from '../../../bot/helpdesk/brand/parse-brand.ts';
import { parseContacts } from '../../../bot/helpdesk/content/contacts.ts';
import { parseHours } from '../../../bot/helpdesk/hours/parse-hours.ts';
import { parseLanguages } from '../../../bot/helpdesk/language/parse-languages.ts';
import { parseRedaction } from '../../../bot/helpdesk/redaction/redaction-rules.ts';
import { adviceOf } from '../../../bot/helpdesk/routing/advice.ts';
import { parseRouting } from '../../../bot/helpdesk/routing/parse-routing.ts';
import { checkContacts } from '../../../bot/helpdesk/urgent/check-contacts.ts';
import { parseUrgent } from '../../../bot/helpdesk/urgent/parse-urgent.ts';
import { attributesOf } from '../../../emulator/cloudformation/resource-types.ts';
import { parseTemplate } from '../../../emulator/cloudformation/template/parse-template.ts';
import {
  TemplateError,
  problemLine as templateProblemLine,
} from '../../../emulator/cloudformation/template/problems.ts';
import {
  BotDefinitionError,
  problemLine as botProblemLine,
} from '../../../emulator/lex/bot/problems.ts';
import { readBotFiles } from '../../../emulator/lex/bot/read-bot.ts';
import { readFolder } from '../../../emulator/lex/bot/read-folder.ts';

/** Returns every problem of the definitions below a folder: templates, bot, redaction, routing table, content; with file and line. */
export async function definitionProblems(root: string): Promise<string[]> {
  const found = await Promise.all([
    problemsOf(() => checkTemplate(root, 'infra/storage.yaml')),
    problemsOf(() => checkTemplate(root, 'infra/bot.yaml')),
    problemsOf(async () => void readBotFiles(await readFolder(join(root, 'seed/bot')))),
    problemsOf(
      async () => void parseRedaction(await readFile(join(root, 'seed/redaction.yaml'), 'utf8')),
    ),
    problemsOf(() => checkSeedContent(root)),
    problemsOf(() => checkRouting(root)),
  ]);
  return [...new Set(found.flat())];
}

async function checkSeedContent(root: string): Promise<void> {
  const read = (name: string) => readFile(join(root, 'seed', name), 'utf8');
  const contacts = parseContacts(await read('contacts.yaml'));
  parseBrand(await read('brand.yaml'), Object.keys(contacts));
  parseHours(await read('hours.yaml'));
  parseLanguages(await read('languages.yaml'));
  checkContacts(parseUrgent(await read('urgent.yaml')), contacts);
}

async function checkRouting(root: string): Promise<void> {
  const read = (name: string) => readFile(join(root, 'seed', name), 'utf8');
  const advice = adviceOf(parseRouting(await read('routing.yaml')));
  checkContacts(advice, parseContacts(await read('contacts.yaml')), 'seed/routing.yaml');
}

async function checkTemplate(root: string, path: string): Promise<void> {
  parseTemplate(await readFile(join(root, path), 'utf8'), path, attributesOf);
}

async function problemsOf(check: () => Promise<void>): Promise<string[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return error.problems.map(templateProblemLine);
    if (error instanceof BotDefinitionError) {
      return error.problems.map((problem) => `seed/bot/${botProblemLine(problem)}`);
    }
    const { code, path, message } = error as NodeJS.ErrnoException;
    return code && path ? [`${relative('.', path)}: can't be read (${code})`] : message.split('\n');
  }
}
