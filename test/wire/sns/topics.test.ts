import {
  CheckIfPhoneNumberIsOptedOutCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SnsDoor, startSnsDoor } from '../../support/sns-door.ts';

const ARN = 'arn:aws:sns:ca-central-1:000000000000:tickets';
let door: SnsDoor;

beforeEach(async () => {
  door = await startSnsDoor();
});
afterEach(() => door.close());

function create(Name = 'tickets', more = {}) {
  return door.client.send(new CreateTopicCommand({ Name, ...more }));
}

describe('a topic', () => {
  it('is the same when it is created again', async () => {
    const first = await create();
    const second = await create();
    const { Topics } = await door.client.send(new ListTopicsCommand({}));

    expect(first.TopicArn).toBe(ARN);
    expect(second.TopicArn).toBe(ARN);
    expect(Topics).toStrictEqual([{ TopicArn: ARN }]);
  });

  it('is not the same when it is created again with other attributes', async () => {
    await create('tickets', { Attributes: { DisplayName: 'Tickets' } });

    await expect(create('tickets', { Attributes: { DisplayName: 'Other' } })).rejects.toMatchObject(
      {
        name: 'InvalidParameterException',
        message:
          'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
      },
    );
  });

  it('has attributes that are set and read', async () => {
    await create();
    await door.client.send(
      new SetTopicAttributesCommand({
        TopicArn: ARN,
        AttributeName: 'DisplayName',
        AttributeValue: 'Support tickets',
      }),
    );

    const { Attributes } = await door.client.send(new GetTopicAttributesCommand({ TopicArn: ARN }));

    expect(Attributes).toStrictEqual({
      DisplayName: 'Support tickets',
      TopicArn: ARN,
      Owner: '000000000000',
      SubscriptionsConfirmed: '0',
      SubscriptionsPending: '0',
      SubscriptionsDeleted: '0',
    });
  });

  it('has tags', async () => {
    await create('tickets', { Tags: [{ Key: 'a', Value: '1' }] });
    await door.client.send(
      new TagResourceCommand({ ResourceArn: ARN, Tags: [{ Key: 'b', Value: '2' }] }),
    );
    await door.client.send(new UntagResourceCommand({ ResourceArn: ARN, TagKeys: ['a'] }));

    const { Tags } = await door.client.send(new ListTagsForResourceCommand({ ResourceArn: ARN }));

    expect(Tags).toStrictEqual([{ Key: 'b', Value: '2' }]);
  });

  it('is gone when it is deleted, and deleting it again is no error', async () => {
    await create();

    await door.client.send(new DeleteTopicCommand({ TopicArn: ARN }));
    await door.client.send(new DeleteTopicCommand({ TopicArn: ARN }));

    await expect(
      door.client.send(new PublishCommand({ TopicArn: ARN, Message: 'x' })),
    ).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Topic does not exist',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('is listed a hundred at a time', async () => {
    for (let index = 0; index < 101; index++) await create(`t${index}`);

    const first = await door.client.send(new ListTopicsCommand({}));
    const second = await door.client.send(new ListTopicsCommand({ NextToken: first.NextToken }));

    expect(first.Topics).toHaveLength(100);
    expect(second.Topics).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });

  it.each(['', 'a b', 'x'.repeat(257)])('is refused with the name %j', async (name) => {
    await expect(create(name)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('what is not supported', () => {
  it.each([{ FifoTopic: 'true' }, { KmsMasterKeyId: 'alias/aws/sns' }, { DeliveryPolicy: '{}' }])(
    'is refused by name: %j',
    async (Attributes) => {
      await expect(create('tickets', { Attributes })).rejects.toMatchObject({
        name: 'NotImplemented',
        $metadata: { httpStatusCode: 501 },
        message: expect.stringContaining(Object.keys(Attributes)[0] ?? ''),
      });
    },
  );

  it('is refused by name when it is an operation', async () => {
    await expect(
      door.client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: '+15555550100' })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
  });
});
