import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AboutConsole } from '../../console/console-area.ts';
import type { ConsoleTarget } from '../../console/console-target.ts';
import { readConfig } from '../../local/config.ts';
import { targetOf } from '../docs/target.ts';
import { type AwsSettings, type FoundBot, findBot, type TargetOptions } from '../found-bot.ts';
import { staffTargetOf } from '../staff-target.ts';

/** A bot as the console reaches it, and what the console says of it. */
export interface OpenConsoleTarget {
  readonly target: ConsoleTarget;
  readonly about: Omit<AboutConsole, 'areas' | 'isLive'>;
  close(): Promise<void>;
}

/** Finds the bot that the options name, or the one that was started last. Throws TargetError if there is none. */
export async function openConsoleTarget(options: TargetOptions): Promise<OpenConsoleTarget> {
  const bot = await findBot(options);
  const docs = targetOf(bot);
  const about = await aboutOf(bot);
  const target: ConsoleTarget = {
    ...staffTargetOf(bot, docs),
    search: docs.search,
    searchAlias: docs.alias,
    encoder: docs.encoder,
    dataDir: bot.name === undefined ? readConfig().dataDir : undefined,
    savedBy: about.signedAs,
  };
  const close = async () => {
    target.lambda.destroy();
    await docs.close();
  };
  return { target, about, close };
}

async function aboutOf({ name, values, settings }: FoundBot): Promise<OpenConsoleTarget['about']> {
  const chatUrl = values.WebUrl ?? values.ChatUrl;
  return {
    mode: name === undefined ? 'local' : 'aws',
    name: name ?? readConfig().dataDir,
    region: settings.region ?? '',
    ...(chatUrl !== undefined && { chatUrl }),
    ...(await signedAs(settings)),
  };
}

/** Everybody may ask that. Whose credentials can't be used hears it from the first call that matters. */
async function signedAs(settings: AwsSettings): Promise<{ signedAs?: string }> {
  const sts = new STSClient(settings);
  try {
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return Arn === undefined ? {} : { signedAs: Arn };
  } catch {
    return {};
  } finally {
    sts.destroy();
  }
}
