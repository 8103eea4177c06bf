import type { JsonObjects } from '../../../services/bot/helpdesk/conversations/json-objects.ts';

/** JSON objects in memory, with the conditions of S3. */
export function memoryJsonObjects(): JsonObjects & { readonly keys: () => string[] } {
  const objects = new Map<string, { value: unknown; etag: string }>();
  let writes = 0;
  return {
    keys: () => [...objects.keys()],
    read: async (key) => objects.get(key),
    async write(key, value, etag) {
      if (objects.get(key)?.etag !== etag) return undefined;
      writes += 1;
      objects.set(key, { value, etag: `"${writes}"` });
      return `"${writes}"`;
    },
  };
}
