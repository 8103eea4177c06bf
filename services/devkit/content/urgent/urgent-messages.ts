import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ContentDeps } from '../content-deps.ts';
import { routingExamples } from '../tables.ts';

/** Each message is read by a thousand phrases: a person waits for it. */
const EVERY = 3;

/** Returns the messages with which urgent words are tried: what is said in the golden conversations, and ordinary requests. */
export async function urgentMessages(deps: Pick<ContentDeps, 'root'>): Promise<readonly string[]> {
  const folder = join(deps.root, 'seed/conversations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const requests = (await routingExamples(deps)).flatMap(({ text }, at) =>
    at % EVERY === 0 ? [text] : [],
  );
  return [...new Set([...texts.flatMap(saidIn), ...requests])];
}

interface Conversation {
  readonly turns?: readonly { readonly say?: unknown }[];
}

function saidIn(text: string): readonly string[] {
  const conversations = (parse(text) ?? []) as readonly Conversation[];
  return conversations
    .flatMap(({ turns = [] }) => turns)
    .flatMap(({ say }) => (typeof say === 'string' ? [say] : []));
}
