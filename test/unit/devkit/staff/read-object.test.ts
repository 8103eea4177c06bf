import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { readObject } from '../../../../services/devkit/staff/read-object.ts';

/** A client of somebody who may not list the whole bucket: S3 denies access to what there is not. */
function clientThatFinds(...keys: readonly string[]): S3Client {
  return {
    async send(command: { readonly input: { readonly Prefix?: string } }) {
      if (command instanceof GetObjectCommand)
        throw Object.assign(new Error('Access Denied'), { name: 'AccessDenied' });
      const found = keys.filter((key) => key.startsWith(command.input.Prefix ?? ''));
      return { Contents: found.map((Key) => ({ Key })) };
    },
  } as unknown as S3Client;
}

it('takes what is denied and is not there for missing', async () => {
  expect(await readObject(clientThatFinds(), 'bucket', 'events/a.json')).toBeUndefined();
  expect(
    await readObject(clientThatFinds('events/a.json.bak'), 'b', 'events/a.json'),
  ).toBeUndefined();
});

it('throws what is denied although it is there', async () => {
  const denied = readObject(clientThatFinds('events/a.json'), 'bucket', 'events/a.json');

  await expect(denied).rejects.toThrow('Access Denied');
});
