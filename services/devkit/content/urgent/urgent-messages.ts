import { join } from 'node:path';
import { loadConversations } from '../../conversations/load-conversations.ts';
import type { ContentDeps } from '../content-deps.ts';
import { routingExamples } from '../tables.ts';

/** Each message is read by a thousand phrases: a person waits for it. */
const EVERY = 3;

/** Returns the messages with which urgent words are tried: what is said in the golden conversations, and ordinary requests. */
export async function urgentMessages(deps: Pick<ContentDeps, 'root'>): Promise<readonly string[]> {
  const conversations = await loadConversations(join(deps.root, 'seed/conversations'));
  const said = conversations
    .flatMap(({ turns }) => turns)
    .flatMap(({ action }) => (action.kind === 'say' ? [action.text] : []));
  const requests = (await routingExamples(deps)).flatMap(({ text }, at) =>
    at % EVERY === 0 ? [text] : [],
  );
  return [...new Set([...said, ...requests])];
}
