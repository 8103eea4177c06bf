/** What is written together: a name that comes once in a group, and how much it is. */
export interface GroupedItem {
  readonly name: string;
  readonly size: number;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface WriteGroupsOptions<Item extends GroupedItem> {
  /** Writes a group. Resolves with the errors of items that could not be written; the others are. */
  readonly write: (items: readonly Item[]) => Promise<ReadonlyMap<Item, Error>>;
  /** The largest group, in the unit of the sizes; a larger item is a group of its own. */
  readonly maxSize: number;
}

/** Writes one group at a time: what comes while one is on its way is the next. */
export class WriteGroups<Item extends GroupedItem> {
  readonly #options: WriteGroupsOptions<Item>;
  #waiting: Waiting<Item>[] = [];
  #isWriting = false;

  constructor(options: WriteGroupsOptions<Item>) {
    this.#options = options;
  }

  /** Resolves once the item is written. Rejects with its own error, or with that of its group. */
  add(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await this.#writeGroup(this.#takeGroup());
    this.#isWriting = false;
  }

  /** Those that came first. A second item of a name is for another group. */
  #takeGroup(): readonly Waiting<Item>[] {
    const names = new Set<string>();
    const group: Waiting<Item>[] = [];
    let size = 0;
    for (const one of this.#waiting) {
      const isFull = group.length > 0 && size + one.item.size > this.#options.maxSize;
      if (isFull || names.has(one.item.name)) break;
      names.add(one.item.name);
      group.push(one);
      size += one.item.size;
    }
    this.#waiting = this.#waiting.slice(group.length);
    return group;
  }

  async #writeGroup(group: readonly Waiting<Item>[]): Promise<void> {
    try {
      const failed = await this.#options.write(group.map(({ item }) => item));
      for (const { item, resolve, reject } of group) {
        const error = failed.get(item);
        if (error) reject(error);
        else resolve();
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
