import {
  CopyObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { uploadPrefix } from '../conversations/conversation-key.ts';
import { SNIFFED_BYTES } from '../uploads/media-type.ts';
import { textKey, type Upload, uploadOf } from '../uploads/upload.ts';
import type { AttachmentReader, UploadStore } from '../uploads/upload-store.ts';

/** Uploads and attachments in the tickets bucket. One listing (1,000 keys) always covers those of a session. */
export class S3UploadStore implements UploadStore, AttachmentReader {
  readonly #s3: Pick<S3Client, 'send'>;
  readonly #bucket: string;

  constructor(s3: Pick<S3Client, 'send'>, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async list(sessionId: string): Promise<Upload[]> {
    const request = { Bucket: this.#bucket, Prefix: uploadPrefix(sessionId) };
    const { Contents = [] } = await this.#s3.send(new ListObjectsV2Command(request));
    return Contents.flatMap(({ Key = '', Size = 0 }) => uploadOf(Key, Size) ?? []);
  }

  async keepText(sessionId: string, n: number, text: string): Promise<void> {
    const object = { Bucket: this.#bucket, Key: textKey(sessionId, n), Body: text };
    await this.#s3.send(
      new PutObjectCommand({ ...object, ContentType: 'text/plain; charset=utf-8' }),
    );
  }

  async readText(sessionId: string, n: number): Promise<string | undefined> {
    const bytes = await this.read(textKey(sessionId, n));
    return bytes && Buffer.from(bytes).toString('utf8');
  }

  async firstBytes({ key, size }: Upload): Promise<Uint8Array> {
    // S3 has no range of an object without bytes.
    if (size === 0) return new Uint8Array();
    return (
      (await this.#get({ Key: key, Range: `bytes=0-${SNIFFED_BYTES - 1}` })) ?? new Uint8Array()
    );
  }

  async copy({ key }: Upload, to: string, type: string): Promise<void> {
    await this.#s3.send(
      new CopyObjectCommand({
        Bucket: this.#bucket,
        Key: to,
        CopySource: `${this.#bucket}/${key}`,
        // What the browser said of the file is not kept.
        MetadataDirective: 'REPLACE',
        ContentType: type,
        ContentDisposition: 'attachment',
      }),
    );
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    return this.#get({ Key: key });
  }

  async #get(input: Pick<GetObjectCommandInput, 'Key' | 'Range'>): Promise<Uint8Array | undefined> {
    try {
      const found = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, ...input }));
      return await found.Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }
}
