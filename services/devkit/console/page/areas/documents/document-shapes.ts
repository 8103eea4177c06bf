import type { ListedDocument } from '../../../../documents/listing/list-entries.ts';

/** What the indexer said of a document last. */
export interface Entry {
  readonly state: Exclude<State, 'waiting'>;
  readonly title?: string;
  readonly passages?: number;
  readonly reason?: string;
  readonly remedy?: string;
  readonly at: string;
}

export type State = ListedDocument['state'];

export interface DocumentList {
  readonly documents: readonly ListedDocument[];
  /** Of the names of files that are read. */
  readonly endings: readonly string[];
}

export type Place =
  | { readonly anchor: string }
  | { readonly page: number }
  | { readonly startSeconds: number };

export interface AddedLine {
  readonly name: string;
  readonly line: string;
}

/** A passage on the page of its document. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly place: Place;
  readonly lang: string;
  readonly marks?: readonly string[];
  readonly cues?: readonly { readonly at: number; readonly startSeconds: number }[];
  readonly pins: readonly string[];
  readonly own?: readonly string[];
  readonly added?: readonly AddedLine[];
  readonly href: string;
}

export interface Description {
  readonly title: string;
  readonly audience: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly expires: string;
  readonly version?: string;
  readonly problem?: string;
}

/** A document on its page. */
export interface ShownDocument {
  readonly docId: string;
  readonly key: string;
  readonly version: string;
  readonly size: number;
  readonly saved: string;
  readonly isDocument: boolean;
  /** Whether its text is edited here. */
  readonly isEditable: boolean;
  readonly state: State;
  readonly entry?: Entry;
  readonly description: Description;
  readonly sections: readonly Section[];
  readonly unplaced: readonly AddedLine[];
  /** The questions that are pinned to its passages. */
  readonly pinned: readonly string[];
  readonly isVideo: boolean;
  readonly captions: readonly {
    readonly lang: string;
    readonly format: string;
    readonly version: string;
  }[];
  readonly href: string;
}

/** A change that was saved, as this version. */
export interface SavedDocument extends Uploaded {
  readonly version: string;
}

/** What an upload or a change came to. */
export interface Uploaded {
  readonly key: string;
  readonly docId: string;
  readonly reportedAt?: string;
  readonly problems?: readonly string[];
}
