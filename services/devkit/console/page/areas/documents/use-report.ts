import { useState } from 'preact/hooks';
import { awaitReport, reportText } from './await-report.ts';
import type { Uploaded } from './document-shapes.ts';

/** What became of a change of a document: empty, that the indexer reads it, and then what it says. */
export interface Report {
  readonly text: string;
  /** Waits for the indexer, and says what it made of the change. */
  follow(uploaded: Uploaded, isVideo: boolean): Promise<void>;
}

/** Keeps what became of the last change. */
export function useReport(): Report {
  const [text, setText] = useState('');
  const follow = async (uploaded: Uploaded, isVideo: boolean) => {
    setText('Saved. The indexer is reading it …');
    const said = reportText(await awaitReport(uploaded, isVideo));
    setText([said, ...(uploaded.problems ?? []).map((problem) => `But ${problem}`)].join(' '));
  };
  return { text, follow };
}
