import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { readObject } from '../staff/read-object.ts';
import type { EventObjects, EventsPage } from './event-objects.ts';

/** Reads the events of a tickets bucket, and counts its requests. */
export class S3EventObjects implements EventObjects {
  readonly #s3: S3Client;
  readonly #bucket: string;
  #requests = 0;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  get requests(): number {
    return this.#requests;
  }

  async list(prefix: string, after: string): Promise<EventsPage> {
    this.#requests += 1;
    const request = { Bucket: this.#bucket, Prefix: prefix, StartAfter: after };
    const { Contents = [], IsTruncated } = await this.#s3.send(new ListObjectsV2Command(request));
    const objects = Contents.flatMap(({ Key, LastModified }) =>
      Key !== undefined && LastModified ? [{ key: Key, modified: LastModified }] : [],
    );
    return { objects, next: IsTruncated ? objects.at(-1)?.key : undefined };
  }

  async read(key: string): Promise<string | undefined> {
    this.#requests += 1;
    return readObject(this.#s3, this.#bucket, key);
  }
}
