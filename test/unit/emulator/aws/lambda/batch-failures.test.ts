import { describe, expect, it } from 'vitest';
import { failedMessageIds } from '../../../../../services/emulator/aws/lambda/event-source/batch-failures.ts';
import { sqsEvents } from '../../../../../services/emulator/aws/lambda/event-source/sqs-event.ts';

describe('partial batch failures', () => {
  it.each([
    ['null', []],
    ['""', []],
    ['{}', []],
    ['{"batchItemFailures":null}', []],
    ['{"batchItemFailures":[]}', []],
    ['{"batchItemFailures":[{"itemIdentifier":"b"}]}', ['b']],
    ['"fine"', ['a', 'b']],
    ['{"batchItemFailures":"b"}', ['a', 'b']],
    ['{"batchItemFailures":[{"itemIdentifier":""}]}', ['a', 'b']],
    ['{"batchItemFailures":[{"itemIdentifier":null}]}', ['a', 'b']],
    ['{"batchItemFailures":[{"id":"b"}]}', ['a', 'b']],
    ['{"batchItemFailures":[null]}', ['a', 'b']],
    ['{"batchItemFailures":[{"itemIdentifier":"c"}]}', ['a', 'b']],
  ])('the answer %s means that %j failed', (payload, failed) => {
    expect([...failedMessageIds(payload, ['a', 'b'])]).toStrictEqual(failed);
  });
});

describe('the events of a batch', () => {
  it('are several if the messages do not fit into 6 MB', () => {
    const messages = ['a', 'b', 'c'].map((id) => ({ MessageId: id, Body: 'x'.repeat(2_500_000) }));

    const events = sqsEvents(messages, { queueArn: 'arn', region: 'ca-central-1' });

    expect(events.map(({ Records }) => Records.map(({ messageId }) => messageId))).toStrictEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });
});
