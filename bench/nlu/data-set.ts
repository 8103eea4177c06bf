import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An utterance with its intent; `oos` for out of scope. */
export interface Row {
  readonly text: string;
  readonly label: string;
}

/** A folder NAME/{train,train_10,train_5,valid,test}/{seq.in,label}; parts may be missing. */
export interface DataSet {
  readonly name: string;
  readonly training: Readonly<Record<string, readonly Row[]>>;
  readonly valid: readonly Row[];
  readonly test: readonly Row[];
}

export const OUT_OF_SCOPE = 'oos';
const TRAINING_PARTS = ['train', 'train_10', 'train_5'];

/** Reads all sets of a folder that have a test part and a training part, sorted by name. */
export async function readDataSets(folder: string): Promise<DataSet[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const sets = await Promise.all(names.sort().map((name) => readDataSet(folder, name)));
  return sets.filter(({ test, training }) => test.length > 0 && Object.keys(training).length > 0);
}

async function readDataSet(folder: string, name: string): Promise<DataSet> {
  const training: Record<string, Row[]> = {};
  for (const part of TRAINING_PARTS) {
    const rows = await readPart(join(folder, name, part));
    if (rows.length > 0) training[part] = rows.filter(({ label }) => label !== OUT_OF_SCOPE);
  }
  return {
    name,
    training,
    valid: await readPart(join(folder, name, 'valid')),
    test: await readPart(join(folder, name, 'test')),
  };
}

async function readPart(folder: string): Promise<Row[]> {
  if (!existsSync(join(folder, 'seq.in'))) return [];
  const [texts, labels] = await Promise.all(
    ['seq.in', 'label'].map(async (file) => readLines(join(folder, file))),
  );
  if (texts === undefined || texts.length !== labels?.length) {
    throw new Error(`${folder}: seq.in and label must have as many lines as each other`);
  }
  return texts.map((text, line) => ({ text, label: (labels[line] ?? '').trim() }));
}

async function readLines(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
