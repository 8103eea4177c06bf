import { PropertyError } from '../properties.ts';
import type { Request, ResourceType } from '../resource-type.ts';
import { isObject, type TemplateValue } from '../template/template.ts';

/**
 * A snapshot of DRAFT under the next version number of its bot. As on AWS, a logical id creates one version only.
 * Packaging puts the hash of the definition into the logical id, so that a changed bot becomes a new version.
 */
export const lexBotVersion: ResourceType = {
  type: 'AWS::Lex::BotVersion',
  attributes: ['BotId', 'BotVersion'],

  async apply(request) {
    const botId = request.properties.text('BotId');
    request.properties.optionalText('Description');
    request.properties.list('BotVersionLocaleSpecification').forEach(checkSource);
    const botVersion = versionNumber(botId, request);
    await request.deps.bots.putVersion({ botId, botVersion });
    const id = `${botId}|${botVersion}`;
    return { physicalId: id, ref: id, attributes: { BotId: botId, BotVersion: botVersion } };
  },
};

/** Returns the next version number. Numbers start at 1 and are never used twice. */
function versionNumber(botId: string, { previous, usedPhysicalIds }: Request): string {
  if (previous?.attributes.BotId === botId) return previous.attributes.BotVersion ?? '1';
  const used = usedPhysicalIds
    .filter((id) => id.startsWith(`${botId}|`))
    .map((id) => Number(id.split('|')[1]));
  return String(Math.max(0, ...used) + 1);
}

function checkSource(locale: TemplateValue): void {
  const details = isObject(locale) ? locale.BotVersionLocaleDetails : undefined;
  const source = isObject(details) ? details.SourceBotVersion : undefined;
  if (source === 'DRAFT') return;
  throw new PropertyError(`SourceBotVersion must be DRAFT (got ${JSON.stringify(source)})`);
}
