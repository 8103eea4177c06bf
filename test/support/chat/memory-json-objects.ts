import type {
  JsonObjects,
  StoredJson,
} from '../../../services/bot/helpdesk/conversations/json-objects.ts';

/** JSON objects in memory, with the conditional writes of S3. */
export class MemoryJsonObjects implements JsonObjects {
  readonly #objects = new Map<string, StoredJson>();
  #writes = 0;

  keys(): string[] {
    return [...this.#objects.keys()];
  }

  async read(key: string): Promise<StoredJson | undefined> {
    return this.#objects.get(key);
  }

  async write(key: string, value: unknown, etag?: string): Promise<string | undefined> {
    if (this.#objects.get(key)?.etag !== etag) return undefined;
    this.#writes += 1;
    const newTag = `"${this.#writes}"`;
    this.#objects.set(key, { value, etag: newTag });
    return newTag;
  }
}
