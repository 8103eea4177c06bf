import { chatTurn, summaryOf } from './chat-summary.ts';
import type { ChatTranscript } from './chats.ts';
import { type ChatBucket, listTurns, readTurns } from './stored-chats.ts';

/** sha256 of a session id. */
const CONVERSATION = /^[0-9a-f]{64}$/;

/** Reads a conversation as it is stored: redacted. Resolves with undefined if there is none. Throws what S3 throws. */
export async function readChat(
  bucket: ChatBucket,
  conversation: string,
): Promise<ChatTranscript | undefined> {
  if (!CONVERSATION.test(conversation)) return undefined;
  const turns = await readTurns(bucket, await listTurns(bucket, conversation));
  if (turns.length === 0) return undefined;
  return { ...summaryOf(conversation, turns), transcript: turns.map(chatTurn) };
}
