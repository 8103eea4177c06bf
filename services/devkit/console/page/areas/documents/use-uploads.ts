/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { sendFile } from '../../send-file.ts';
import { awaitReport, reportText, reportTone } from './await-report.ts';
import type { Uploaded } from './document-shapes.ts';
import type { Report } from './use-report.ts';

/** A file that is uploaded. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly step: 'waiting' | 'sending' | 'indexing' | 'done';
  /** Of what became of it. */
  readonly tone?: Report['tone'];
  /** The share that was sent, 0 to 1. */
  readonly share: number;
  /** What became of it. */
  readonly text?: string;
  readonly docId?: string;
}

export interface Uploads {
  readonly uploads: readonly Upload[];
  readonly isBusy: boolean;
  /** Uploads files, one after the other: videos before the captions that belong to them. */
  add(files: readonly File[]): Promise<void>;
}

const CAPTIONS = /\.(?:vtt|srt)$/i;
let lastId = 0;

/** Keeps the uploads of the page. Calls `onDone` after the last of a batch. */
export function useUploads(
  problemOf: (file: File) => string | undefined,
  onDone: () => void,
): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: number, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const add = async (files: readonly File[]) => {
    const ordered = files.toSorted(
      (a, b) => Number(CAPTIONS.test(a.name)) - Number(CAPTIONS.test(b.name)),
    );
    const batch = ordered.map((file) => {
      lastId += 1;
      return { file, id: lastId };
    });
    setUploads((all) => [...all, ...batch.map(({ file, id }) => startOf(file, id))]);
    const waits: Promise<void>[] = [];
    for (const { file, id } of batch) {
      const uploaded = await sendOne(file, problemOf(file), (part) => change(id, part));
      if (uploaded) waits.push(report(file, uploaded, (part) => change(id, part)));
    }
    await Promise.all(waits);
    onDone();
  };
  const isBusy = uploads.some(({ step }) => step !== 'done');
  return { uploads, isBusy, add };
}

const startOf = (file: File, id: number): Upload => ({
  ...{ id, name: file.name, share: 0 },
  step: 'waiting',
});

type Change = (part: Partial<Upload>) => void;

async function sendOne(
  file: File,
  problem: string | undefined,
  change: Change,
): Promise<Uploaded | undefined> {
  if (problem !== undefined) {
    change({ step: 'done', tone: 'bad', text: problem });
    return undefined;
  }
  change({ step: 'sending' });
  try {
    const query = new URLSearchParams({ name: file.name });
    const onProgress = (share: number) => change({ share });
    return await sendFile<Uploaded>({ path: `/documents/files?${query}`, file, onProgress });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    change({ step: 'done', tone: 'bad', text });
    return undefined;
  }
}

async function report(file: File, uploaded: Uploaded, change: Change): Promise<void> {
  change({ step: 'indexing', share: 1, docId: uploaded.docId });
  try {
    const isVideo = CAPTIONS.test(file.name) || /\.mp4$/i.test(file.name);
    const entry = await awaitReport(uploaded, isVideo);
    const text = [reportText(entry), ...leftOut(uploaded)].join(' ');
    change({ step: 'done', tone: reportTone(entry), text });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    change({ step: 'done', text: `Saved. What the indexer says can’t be read: ${why}` });
  }
}

const leftOut = ({ problems = [] }: Uploaded) => problems.map((problem) => `But ${problem}`);
