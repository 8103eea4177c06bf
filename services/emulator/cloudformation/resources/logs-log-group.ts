import { physicalName } from '../physical-name.ts';
import type { ResourceType } from '../resource-type.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const MAX_NAME = 512;

/** Exists by name only, so that functions and roles can refer to it. Functions write to the server's own log. */
export const logsLogGroup: ResourceType = {
  type: 'AWS::Logs::LogGroup',
  attributes: ['Arn'],

  async apply({ place, logicalId, properties, reportUnsupported }) {
    const name =
      properties.optionalText('LogGroupName') ?? physicalName(place.stackName, logicalId, MAX_NAME);
    properties.value('RetentionInDays');
    reportUnsupported('CloudWatch Logs is not emulated: the group has a name and holds nothing');
    const arn = `arn:aws:logs:${place.region}:${place.accountId}:log-group:${name}:*`;
    return { physicalId: name, ref: name, attributes: { Arn: arn } };
  },
};
