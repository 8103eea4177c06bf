import { DeleteObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { conversationPrefix, turnKey } from '../conversations/conversation-key.ts';
import type { ConversationStore, StoredTurn } from '../conversations/conversation-store.ts';
import type { TurnRecord } from '../conversations/turn-record.ts';
import { s3JsonObjects } from './s3-json-objects.ts';

/** Conversations in the tickets bucket, one object a turn. A conversation is never longer than one listing (1,000 keys). */
export function s3ConversationStore(s3: Pick<S3Client, 'send'>, bucket: string): ConversationStore {
  const objects = s3JsonObjects(s3, bucket);

  async function read(key: string): Promise<StoredTurn | undefined> {
    const found = await objects.read(key);
    return found && { record: found.value as TurnRecord, etag: found.etag };
  }

  async function write(key: string, record: TurnRecord, before?: string) {
    const etag = await objects.write(key, record, before);
    return etag === undefined ? undefined : { record, etag };
  }

  async function keys(sessionId: string): Promise<string[]> {
    const Prefix = conversationPrefix(sessionId);
    const listed = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }));
    return (listed.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
  }

  return {
    async latest(sessionId) {
      const newest = (await keys(sessionId)).at(-1);
      return newest === undefined ? undefined : read(newest);
    },
    turn: (sessionId, turn) => read(turnKey(sessionId, turn)),
    async turns(sessionId) {
      const found = await Promise.all((await keys(sessionId)).map(read));
      return found.flatMap((stored) => (stored === undefined ? [] : [stored.record]));
    },
    create: (sessionId, record) => write(turnKey(sessionId, record.turn), record),
    replace: (sessionId, before, record) =>
      write(turnKey(sessionId, record.turn), record, before.etag),
    async delete(sessionId) {
      const found = await keys(sessionId);
      await Promise.all(
        found.map((Key) => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }))),
      );
    },
  };
}
