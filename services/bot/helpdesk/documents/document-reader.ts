import type { CaptionFormat } from './cue-times.ts';
import type { Passage } from './passage.ts';
import type { PageFormat } from './read-page.ts';
import type { RenderedPage } from './render-page.ts';

/** What is to be read of a file. */
export type ReadTask =
  | {
      readonly kind: 'page';
      readonly bytes: Uint8Array;
      readonly format: PageFormat | 'pdf' | 'docx';
      readonly key: string;
    }
  | {
      readonly kind: 'captions';
      readonly bytes: Uint8Array;
      readonly videoKey: string;
      readonly lang: string;
      readonly format: CaptionFormat;
    }
  | {
      readonly kind: 'rendered';
      readonly bytes: Uint8Array;
      readonly type: string;
      readonly key: string;
    };

/** The passages of a file, and what of it was left out. */
export interface ReadPassages {
  readonly passages: readonly Passage[];
  readonly leftOut?: { readonly reason: string; readonly remedy: string };
}

/** What each kind of task returns. */
export interface ReadResults {
  readonly page: ReadPassages;
  readonly captions: ReadPassages;
  readonly rendered: RenderedPage;
}

/** Reads documents. Rejects with a DocumentError if a file cannot be read, whatever the reason is. */
export interface DocumentReader {
  read<Task extends ReadTask>(task: Task): Promise<ReadResults[Task['kind']]>;
}
