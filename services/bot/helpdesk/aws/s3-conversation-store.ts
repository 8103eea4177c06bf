import { DeleteObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import {
  conversationPrefix,
  stateKeys,
  turnKey,
  uploadPrefix,
} from '../conversations/conversation-key.ts';
import type { ConversationStore, StoredTurn } from '../conversations/conversation-store.ts';
import type { TurnRecord } from '../conversations/turn-record.ts';
import { S3JsonObjects } from './s3-json-objects.ts';

/**
 * Conversations in the tickets bucket, one object for each turn. One listing (1,000 keys) always covers a
 * conversation.
 */
export class S3ConversationStore implements ConversationStore {
  readonly #s3: Pick<S3Client, 'send'>;
  readonly #bucket: string;
  readonly #objects: S3JsonObjects;

  constructor(s3: Pick<S3Client, 'send'>, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#objects = new S3JsonObjects(s3, bucket);
  }

  async latest(sessionId: string): Promise<StoredTurn | undefined> {
    const newest = (await this.#keys(sessionId)).at(-1);
    return newest === undefined ? undefined : this.#read(newest);
  }

  async turn(sessionId: string, turn: number): Promise<StoredTurn | undefined> {
    return this.#read(turnKey(sessionId, turn));
  }

  async turns(sessionId: string): Promise<TurnRecord[]> {
    const keys = await this.#keys(sessionId);
    const found = await Promise.all(keys.map((key) => this.#read(key)));
    return found.flatMap((stored) => (stored === undefined ? [] : [stored.record]));
  }

  async create(sessionId: string, record: TurnRecord): Promise<StoredTurn | undefined> {
    return this.#write(turnKey(sessionId, record.turn), record);
  }

  async replace(
    sessionId: string,
    before: StoredTurn,
    record: TurnRecord,
  ): Promise<StoredTurn | undefined> {
    return this.#write(turnKey(sessionId, record.turn), record, before.etag);
  }

  async close(sessionId: string): Promise<void> {
    await this.#deleteKeys([turnKey(sessionId, 0)]);
  }

  /** The turns last: while there is one, a repeated request knows that there is something left to delete. */
  async delete(sessionId: string): Promise<void> {
    await this.#deleteKeys(stateKeys(sessionId));
    await this.#deletePrefix(uploadPrefix(sessionId));
    await this.#deletePrefix(conversationPrefix(sessionId));
  }

  async #deletePrefix(prefix: string): Promise<void> {
    for (;;) {
      const keys = await this.#list(prefix);
      if (keys.length === 0) return;
      await this.#deleteKeys(keys);
    }
  }

  async #deleteKeys(keys: readonly string[]): Promise<void> {
    await Promise.all(
      keys.map((Key) => this.#s3.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key }))),
    );
  }

  async #keys(sessionId: string): Promise<string[]> {
    return this.#list(conversationPrefix(sessionId));
  }

  async #list(prefix: string): Promise<string[]> {
    const request = { Bucket: this.#bucket, Prefix: prefix };
    const listed = await this.#s3.send(new ListObjectsV2Command(request));
    return (listed.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
  }

  async #read(key: string): Promise<StoredTurn | undefined> {
    const found = await this.#objects.read(key);
    return found && { record: found.value as TurnRecord, etag: found.etag };
  }

  async #write(key: string, record: TurnRecord, before?: string): Promise<StoredTurn | undefined> {
    const etag = await this.#objects.write(key, record, before);
    return etag === undefined ? undefined : { record, etag };
  }
}
