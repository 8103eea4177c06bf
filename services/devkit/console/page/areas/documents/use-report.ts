import { useState } from 'preact/hooks';
import { awaitReport, reportText, reportTone } from './await-report.ts';
import type { Uploaded } from './document-shapes.ts';

/** What became of a change of a document: empty, that the indexer reads it, and then what it says. */
export interface Report {
  readonly text: string;
  readonly tone: 'good' | 'bad' | 'plain';
  /** Waits for the indexer, and says what it made of the change. */
  follow(uploaded: Uploaded, isVideo: boolean): Promise<void>;
  /** Forgets the last change: another one begins. */
  clear(): void;
}

const NOTHING = { text: '', tone: 'plain' } as const;

/** Keeps what became of the last change. */
export function useReport(): Report {
  const [said, setSaid] = useState<Pick<Report, 'text' | 'tone'>>(NOTHING);
  const follow = async (uploaded: Uploaded, isVideo: boolean) => {
    setSaid({ text: 'Saved. The indexer is reading it …', tone: 'plain' });
    const entry = await awaitReport(uploaded, isVideo);
    const problems = (uploaded.problems ?? []).map((problem) => `But ${problem}`);
    setSaid({ text: [reportText(entry), ...problems].join(' '), tone: reportTone(entry) });
  };
  return { ...said, follow, clear: () => setSaid(NOTHING) };
}
