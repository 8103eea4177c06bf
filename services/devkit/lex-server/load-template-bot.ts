import { readFile } from 'node:fs/promises';
import {
  TemplateError,
  problemLine as templateProblemLine,
} from '../../emulator/cloudformation/template/problems.ts';
import { readYaml } from '../../emulator/cloudformation/template/read-yaml.ts';
import { isObject } from '../../emulator/cloudformation/template/template.ts';
import { BotDefinitionError, problemLine } from '../../emulator/lex/bot/problems.ts';
import { readBotResource } from '../../emulator/lex/bot/read-bot.ts';
import { LexServerError } from './lex-server-error.ts';
import { factsOf, type LoadedBot, sourceSettings } from './loaded-bot.ts';

/**
 * Loads the one `AWS::Lex::Bot` of a CloudFormation template, with its locales inline. Other resources are ignored; an
 * intrinsic inside the bot's own texts is a problem, since there is no stack to resolve it.
 * Throws LexServerError with every problem.
 */
export async function loadTemplateBot(path: string): Promise<LoadedBot> {
  const resource = await botResource(path);
  const properties = resource.properties;
  const place = `Resources.${resource.logicalId}.Properties`;
  try {
    const bot = readBotResource(properties, path, place);
    const source = { ...sourceSettings(bot), properties, file: path, path: place };
    return { source, ...factsOf(bot) };
  } catch (error) {
    if (!(error instanceof BotDefinitionError)) throw error;
    throw new LexServerError(error.problems.map(problemLine));
  }
}

interface BotResource {
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

async function botResource(path: string): Promise<BotResource> {
  const root = await readTemplate(path);
  const resources =
    isObject(root) && isObject(root.Resources) ? Object.entries(root.Resources) : [];
  const bots = resources.flatMap(([logicalId, resource]) =>
    isObject(resource) && resource.Type === 'AWS::Lex::Bot'
      ? [{ logicalId, properties: isObject(resource.Properties) ? resource.Properties : {} }]
      : [],
  );
  const [bot, ...others] = bots;
  if (!bot) {
    const isOld = isObject(root) && isObject(root.metadata) && root.metadata.importType === 'LEX';
    const old = 'an export of Lex V1: migrate the bot to V2 in the Lex console and export it there';
    const what = isOld ? old : 'no AWS::Lex::Bot among its Resources';
    throw new LexServerError([`${path}: ${what}`]);
  }
  if (others.length > 0) {
    const names = bots.map(({ logicalId }) => logicalId).join(', ');
    throw new LexServerError([
      `${path}: ${bots.length} bots (${names}); a template with one is served`,
    ]);
  }
  if ('BotFileS3Location' in bot.properties) {
    const advice =
      'its definition is in S3 (BotFileS3Location): pass the zip or its folder instead';
    throw new LexServerError([`${path}: Resources.${bot.logicalId}: ${advice}`]);
  }
  return bot;
}

async function readTemplate(path: string) {
  try {
    return readYaml(await readFile(path, 'utf8'), path).root;
  } catch (error) {
    if (error instanceof TemplateError)
      throw new LexServerError(error.problems.map(templateProblemLine));
    throw error;
  }
}
