import type { Item } from './contact.ts';
import { LIMITS } from './limits.ts';

/** Returns what is wrong with a message, as a sentence for its sender; undefined if nothing is. */
export function messageProblem(
  { contentType, content = '' }: Pick<Item, 'contentType' | 'content'>,
  allowed: readonly string[],
): string | undefined {
  if (!allowed.includes(contentType)) {
    return `The content type ${contentType.slice(0, 100)} is not one of this chat: ${allowed.join(', ')}.`;
  }
  if (content.length > 0 && content.length <= LIMITS.messageLength) return undefined;
  return `The message has ${content.length} characters; it must have 1 to ${LIMITS.messageLength}.`;
}
