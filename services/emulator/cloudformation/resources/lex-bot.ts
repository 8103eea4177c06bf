import type { GetObjectOutput, GetObjectRequest } from '@aws-sdk/client-s3';
import type { BotSource, InlineBotSource } from '../../lex/bot/definitions.ts';
import { lexId } from '../physical-name.ts';
import { readBody } from '../read-body.ts';
import { type Request, type ResourceType, type RunRequest, run } from '../resource-type.ts';

/**
 * A bot that is defined by an export in S3, or by locales in the template. It is put at every start, because the
 * trained model lives in memory.
 */
export const lexBot: ResourceType = {
  type: 'AWS::Lex::Bot',
  attributes: ['Arn', 'Id'],

  async apply(request) {
    const { deps, place, logicalId, properties } = request;
    const botId = lexId(place.stackName, logicalId);
    // Read, so that they are not reported as unsupported. They have no effect here.
    for (const name of ['Description', 'RoleArn', 'DataPrivacy', 'AutoBuildBotLocales']) {
      properties.value(name);
    }
    const bot = {
      botId,
      botName: properties.text('Name'),
      idleSessionTtlSeconds: Number(properties.text('IdleSessionTTLInSeconds')),
    };
    await deps.bots.putBot({ ...bot, ...(await definitionOf(request)) });
    const arn = `arn:aws:lex:${place.region}:${place.accountId}:bot/${botId}`;
    return { physicalId: botId, ref: botId, attributes: { Arn: arn, Id: botId } };
  },
};

async function definitionOf(
  request: Request,
): Promise<Pick<BotSource, 'zip'> | Pick<InlineBotSource, 'properties' | 'file' | 'path'>> {
  const { properties, templateFile, logicalId } = request;
  if (properties.list('BotLocales').length > 0) {
    const path = `Resources.${logicalId}.Properties`;
    return { properties: properties.values, file: templateFile, path };
  }
  const location = properties.map('BotFileS3Location');
  const [bucket, key] = [location.text('S3Bucket'), location.text('S3ObjectKey')];
  return { zip: await readObject(bucket, key, request) };
}

async function readObject(bucket: string, key: string, request: RunRequest): Promise<Uint8Array> {
  const input = { Bucket: bucket, Key: key } satisfies GetObjectRequest;
  const { Body } = await run<GetObjectOutput>(request, 's3', 'GetObject', input);
  return readBody(Body);
}
