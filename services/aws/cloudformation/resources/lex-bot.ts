import type { GetObjectOutput, GetObjectRequest } from '@aws-sdk/client-s3';
import { lexId } from '../physical-name.ts';
import { type ResourceType, type RunRequest, run } from '../resource-type.ts';
import { whole } from '../whole.ts';

/** A bot from an export in S3. It is built at every start: the trained model is kept in memory. */
export const lexBot: ResourceType = {
  type: 'AWS::Lex::Bot',
  attributes: ['Arn', 'Id'],

  async apply(request) {
    const { needs, place, logicalId, properties } = request;
    const botId = lexId(place.stackName, logicalId);
    const location = properties.map('BotFileS3Location');
    // What Lex wants to know and nothing here depends on.
    for (const name of ['Description', 'RoleArn', 'DataPrivacy', 'AutoBuildBotLocales']) {
      properties.value(name);
    }
    await needs.bots.putBot({
      botId,
      botName: properties.text('Name'),
      idleSessionTtlSeconds: Number(properties.text('IdleSessionTTLInSeconds')),
      zip: await readObject(location.text('S3Bucket'), location.text('S3ObjectKey'), request),
    });
    const arn = `arn:aws:lex:${place.region}:${place.accountId}:bot/${botId}`;
    return { physicalId: botId, ref: botId, attributes: { Arn: arn, Id: botId } };
  },
};

async function readObject(bucket: string, key: string, request: RunRequest): Promise<Uint8Array> {
  const input = { Bucket: bucket, Key: key } satisfies GetObjectRequest;
  const { Body } = await run<GetObjectOutput>(request, 's3', 'GetObject', input);
  return whole(Body);
}
