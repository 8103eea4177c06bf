import { stateKey } from '../../../helpdesk/conversations/conversation-key.ts';
import type { JsonObjects } from '../../../helpdesk/conversations/json-objects.ts';
import { MAX_FILES, type Upload } from '../../../helpdesk/uploads/upload.ts';

/** A number that a file has been allowed to have, and may still be uploaded under. */
interface Slot {
  readonly n: number;
  readonly name: string;
  readonly size: number;
  /** ISO 8601. */
  readonly until: string;
}

interface Slots {
  readonly v: 1;
  readonly taken: readonly Slot[];
}

const SLOT_SECONDS = 300;
const MAX_ATTEMPTS = 5;

/** Numbers the files of a ticket, so that there are never more than five, however many are asked for at once. */
export class UploadSlots {
  readonly #objects: JsonObjects;
  readonly #now: () => Date;

  constructor(objects: JsonObjects, now: () => Date) {
    this.#objects = objects;
    this.#now = now;
  }

  /**
   * Returns a number for a file after `used`. The same file gets the same number until it is uploaded. Returns undefined
   * if the ticket has as many files as it may have.
   */
  async take(
    sessionId: string,
    { name, size }: Pick<Upload, 'name' | 'size'>,
    { used, uploads }: { readonly used: number; readonly uploads: readonly Upload[] },
  ): Promise<number | undefined> {
    const key = stateKey('cap', `uploads:${sessionId}`);
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const found = await this.#objects.read(key);
      const open = this.#openSlots(found?.value as Slots | undefined, uploads);
      const again = open.find((slot) => slot.name === name && slot.size === size && slot.n > used);
      const n = again?.n ?? freeNumber(used, [...open, ...uploads]);
      if (n === undefined) return undefined;
      const until = new Date(this.#now().getTime() + SLOT_SECONDS * 1000).toISOString();
      const taken = [...open.filter((slot) => slot.n !== n), { n, name, size, until }];
      const slots: Slots = { v: 1, taken };
      if ((await this.#objects.write(key, slots, found?.etag)) !== undefined) return n;
    }
    return undefined;
  }

  #openSlots(slots: Slots | undefined, uploads: readonly Upload[]): readonly Slot[] {
    const now = this.#now().getTime();
    const isUploaded = (n: number) => uploads.some((upload) => upload.n === n);
    return (slots?.taken ?? []).filter(({ n, until }) => Date.parse(until) > now && !isUploaded(n));
  }
}

function freeNumber(used: number, taken: readonly { readonly n: number }[]): number | undefined {
  const numbers = Array.from({ length: MAX_FILES }, (_, index) => used + index + 1);
  return numbers.find((n) => !taken.some((one) => one.n === n));
}
