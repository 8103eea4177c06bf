import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startStorageServer } from './storage-server.ts';

/*
 * A process for tests to kill: writes objects and messages to a data folder as fast as possible, and prints the number
 * of each after it was acknowledged.
 */
const server = await startStorageServer(process.argv[2]);
const s3 = new S3Client(server);
const sqs = new SQSClient(server);
await s3.send(new CreateBucketCommand({ Bucket: 'killed' }));
const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'killed' }));

for (let number = 0; ; number += 1) {
  const text = String(number);
  await s3.send(new PutObjectCommand({ Bucket: 'killed', Key: `object-${text}`, Body: text }));
  await s3.send(new PutObjectCommand({ Bucket: 'killed', Key: 'latest', Body: text }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: text }));
  process.stdout.write(`${text}\n`);
}
