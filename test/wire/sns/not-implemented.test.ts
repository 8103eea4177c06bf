import { CheckIfPhoneNumberIsOptedOutCommand, CreateTopicCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SnsServer, startSnsServer } from '../../support/sns-server.ts';

let server: SnsServer;

beforeEach(async () => {
  server = await startSnsServer();
});
afterEach(() => server.close());

describe('what SNS here does not support', () => {
  it.each([{ FifoTopic: 'true' }, { KmsMasterKeyId: 'alias/aws/sns' }, { DeliveryPolicy: '{}' }])(
    'is refused by name: %j',
    async (Attributes) => {
      await expect(
        server.client.send(
          new CreateTopicCommand({ Name: 'tickets', Attributes: Attributes as never }),
        ),
      ).rejects.toMatchObject({
        name: 'NotImplemented',
        $metadata: { httpStatusCode: 501 },
        message: expect.stringContaining(Object.keys(Attributes)[0] ?? ''),
      });
    },
  );

  it('is rejected by name if it is an operation', async () => {
    await expect(
      server.client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: '+15555550100' })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
  });
});
