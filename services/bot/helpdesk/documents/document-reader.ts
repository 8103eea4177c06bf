import type { Passage } from './passage.ts';
import type { RenderedPage } from './render-page.ts';

/** What is to be read of a file. */
export type ReadTask =
  | {
      readonly kind: 'page';
      readonly bytes: Uint8Array;
      readonly format: 'html' | 'markdown';
      readonly key: string;
    }
  | {
      readonly kind: 'captions';
      readonly bytes: Uint8Array;
      readonly videoKey: string;
      readonly lang: string;
    }
  | {
      readonly kind: 'rendered';
      readonly bytes: Uint8Array;
      readonly type: string;
      readonly key: string;
    };

/** What each kind of task returns. */
export interface ReadResults {
  readonly page: readonly Passage[];
  readonly captions: readonly Passage[];
  readonly rendered: RenderedPage;
}

/** Reads documents. Rejects with a DocumentError if a file cannot be read, whatever the reason is. */
export interface DocumentReader {
  read<Task extends ReadTask>(task: Task): Promise<ReadResults[Task['kind']]>;
}
