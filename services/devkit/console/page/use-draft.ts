import { useState } from 'preact/hooks';

/** Something that is stored, as it was loaded. */
export interface Stored<T> {
  readonly value: T;
  /** Its entity tag; undefined if there is nothing yet. */
  readonly version: string | undefined;
}

/** What a person makes of it. */
export interface Draft<T> {
  readonly value: T;
  /** Of what the person has seen: it is what a save may replace. */
  readonly version: string | undefined;
  readonly isChanged: boolean;
  set(value: T): void;
  /** Notes that a value was saved, as this version. What was typed since stays. */
  saved(value: T, version: string | undefined): void;
  /** Forgets what was typed. */
  discard(): void;
}

interface Own<T> {
  readonly value: T;
  /** What the person has seen, or has saved. */
  readonly base: Stored<T>;
  /** What the last save replaced: loaded before it, it is old. */
  readonly replaced?: Pick<Stored<T>, 'version'> | undefined;
}

/**
 * Keeps what a person types while what is stored is loaded again: it is neither lost, nor does it overwrite what
 * somebody else has saved since.
 */
export function useDraft<T>(stored: Stored<T>): Draft<T> {
  const [own, setOwn] = useState<Own<T>>();
  const { value, base } = draftOf(stored, own);
  return {
    value,
    version: base.version,
    isChanged: !isSame(value, base.value),
    set: (typed) => setOwn({ value: typed, base, replaced: own?.replaced }),
    saved: (done, version) =>
      setOwn((now) => ({
        value: now?.value ?? done,
        base: { value: done, version },
        replaced: { version: stored.version },
      })),
    discard: () => setOwn(undefined),
  };
}

/** What is shown: what was loaded, until something else is typed. */
export function draftOf<T>(
  stored: Stored<T>,
  own: Own<T> | undefined,
): Pick<Own<T>, 'value' | 'base'> {
  const loaded = { value: stored.value, base: stored };
  if (!own) return loaded;
  if (own.replaced !== undefined && own.replaced.version === stored.version) return own;
  if (isSame(own.value, own.base.value)) return loaded;
  // A new version that says the same is no change by others.
  return isSame(own.base.value, stored.value) ? { value: own.value, base: stored } : own;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
