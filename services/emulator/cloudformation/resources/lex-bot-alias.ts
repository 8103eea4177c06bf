import type { AliasSettings } from '../../lex/bot/definitions.ts';
import { lexId } from '../physical-name.ts';
import { type Properties, PropertyError } from '../properties.ts';
import type { ResourceType } from '../resource-type.ts';

/** The alias that clients address: a version of the bot, and the code hook of each locale. */
export const lexBotAlias: ResourceType = {
  type: 'AWS::Lex::BotAlias',
  attributes: ['Arn', 'BotAliasId', 'BotAliasStatus'],

  async apply({ deps, place, logicalId, properties }) {
    const botId = properties.text('BotId');
    const botAliasId = lexId(place.stackName, logicalId);
    properties.optionalText('Description');
    await deps.bots.putAlias({
      botId,
      botAliasId,
      botAliasName: properties.text('BotAliasName'),
      botVersion: properties.optionalText('BotVersion') ?? 'DRAFT',
      locales: Object.fromEntries(properties.items('BotAliasLocaleSettings').map(localeSettings)),
    });
    const arn = `arn:aws:lex:${place.region}:${place.accountId}:bot-alias/${botId}/${botAliasId}`;
    return {
      physicalId: `${botAliasId}|${botId}`,
      ref: `${botAliasId}|${botId}`,
      attributes: { Arn: arn, BotAliasId: botAliasId, BotAliasStatus: 'Available' },
    };
  },
};

function localeSettings(locale: Properties): [string, AliasSettings['locales'][string]] {
  const setting = locale.map('BotAliasLocaleSetting');
  const hook = setting.optionalMap('CodeHookSpecification')?.map('LambdaCodeHook');
  return [
    locale.text('LocaleId'),
    {
      enabled: setting.optionalBoolean('Enabled') ?? false,
      ...(hook ? { lambdaArn: lambdaArn(hook) } : {}),
    },
  ];
}

function lambdaArn(hook: Properties): string {
  const version = hook.text('CodeHookInterfaceVersion');
  if (version === '1.0') return hook.text('LambdaArn');
  throw new PropertyError(`CodeHookInterfaceVersion must be 1.0 (got ${version})`);
}
