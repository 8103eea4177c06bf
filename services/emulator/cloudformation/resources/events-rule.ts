import { physicalName } from '../physical-name.ts';
import { Properties } from '../properties.ts';
import type { ResourceType, Schedules, StoredResource } from '../resource-type.ts';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
const MAX_NAME = 64;

type Schedule = Parameters<Schedules['put']>[0];

/** A schedule that invokes functions. Schedules live in memory, so they are put at every start. */
export const eventsRule: ResourceType = {
  type: 'AWS::Events::Rule',
  attributes: ['Arn'],

  async apply({ deps, place, logicalId, properties }) {
    const name =
      properties.optionalText('Name') ?? physicalName(place.stackName, logicalId, MAX_NAME);
    properties.optionalText('Description');
    for (const schedule of schedulesOf(name, properties)) await deps.schedules.put(schedule);
    const arn = `arn:aws:events:${place.region}:${place.accountId}:rule/${name}`;
    return { physicalId: name, ref: name, attributes: { Arn: arn } };
  },

  async remove(resource: StoredResource, { deps }) {
    const schedules = schedulesOf(resource.physicalId, new Properties(resource.properties));
    for (const schedule of schedules) await deps.schedules.put({ ...schedule, enabled: false });
    return undefined;
  },
};

function schedulesOf(ruleName: string, properties: Properties): readonly Schedule[] {
  const expression = properties.text('ScheduleExpression');
  const enabled = (properties.optionalText('State') ?? 'ENABLED') === 'ENABLED';
  return properties.items('Targets').map((target) => {
    const input = target.optionalText('Input');
    return {
      name: `${ruleName}.${target.text('Id')}`,
      expression,
      functionArn: target.text('Arn'),
      enabled,
      ...(input === undefined ? {} : { input }),
    };
  });
}
