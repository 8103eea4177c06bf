import type { UploadPosts } from '../../../services/bot/functions/chat/uploads/upload-posts.ts';
import { uploadPrefix } from '../../../services/bot/helpdesk/conversations/conversation-key.ts';
import {
  textKey,
  type Upload,
  uploadKey,
  uploadOf,
} from '../../../services/bot/helpdesk/uploads/upload.ts';
import type {
  AttachmentReader,
  UploadStore,
} from '../../../services/bot/helpdesk/uploads/upload-store.ts';

/** Uploads and attachments in memory. */
export class MemoryUploads implements UploadStore, AttachmentReader {
  readonly objects = new Map<string, { readonly bytes: Uint8Array; readonly type: string }>();
  /** Thrown by each copy while it is set. */
  failure: Error | undefined;

  /** Puts a file as a browser would. */
  put(sessionId: string, n: number, name: string, content: string | Uint8Array): Upload {
    const key = uploadKey(sessionId, n, name);
    const bytes = Buffer.from(content);
    this.objects.set(key, { bytes, type: 'text/html' });
    return { n, name, key, size: bytes.length };
  }

  async list(sessionId: string): Promise<Upload[]> {
    return [...this.objects].flatMap(([key, { bytes }]) => {
      const upload = uploadOf(key, bytes.length);
      return upload && key.startsWith(uploadPrefix(sessionId)) ? [upload] : [];
    });
  }

  async keepText(sessionId: string, n: number, text: string): Promise<void> {
    this.objects.set(textKey(sessionId, n), { bytes: Buffer.from(text), type: 'text/plain' });
  }

  async readText(sessionId: string, n: number): Promise<string | undefined> {
    const bytes = await this.read(textKey(sessionId, n));
    return bytes && Buffer.from(bytes).toString();
  }

  async firstBytes({ key }: Upload): Promise<Uint8Array> {
    return (await this.read(key)) ?? new Uint8Array();
  }

  async copy({ key }: Upload, to: string, type: string): Promise<void> {
    if (this.failure) throw this.failure;
    const bytes = await this.read(key);
    if (bytes === undefined) throw new Error('NoSuchKey');
    this.objects.set(to, { bytes, type });
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    return this.objects.get(key)?.bytes;
  }
}

/** Forms that are signed by nobody. */
export const fakePosts: UploadPosts = {
  create: async ({ key, type, maxBytes }) => ({
    url: 'https://uploads.example.edu/bucket',
    fields: { key, 'Content-Type': type, policy: `up to ${maxBytes}` },
    expiresAt: '2026-03-02T10:05:00.000Z',
  }),
  url: async () => new URL('https://uploads.example.edu/bucket'),
};
