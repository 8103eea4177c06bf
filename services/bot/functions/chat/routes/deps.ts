import type { ConversationStore } from '../../../helpdesk/conversations/conversation-store.ts';
import type { DocumentReader } from '../../../helpdesk/documents/document-reader.ts';
import type { SessionNetworks } from '../../../helpdesk/tickets/session-network.ts';
import type { DocumentFiles } from '../documents/document-files.ts';
import type { FindDocument } from '../documents/find-document.ts';
import type { Bot } from '../lex/bot.ts';
import type { RateLimiter } from '../rate/rate-limiter.ts';
import type { WebAssets } from './page.ts';

/** Dependencies of the routes, created once per process by `handler.ts`. */
export interface ChatDeps {
  readonly bot: Bot;
  readonly localeId: string;
  readonly conversations: ConversationStore;
  readonly limiter: RateLimiter;
  /** Remembers each session's network, by which the code hook limits tickets. */
  readonly networks: Pick<SessionNetworks, 'note'>;
  readonly findDocument: FindDocument;
  readonly files: DocumentFiles;
  readonly reader: DocumentReader;
  readonly assets: WebAssets;
  /** Names the present run of the platform, if it names its runs: no function of another one is running. */
  readonly run?: string | undefined;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  /** Runs an action again and again. Returns a function that ends that, and resolves once the action has ended. */
  repeat(everyMs: number, action: () => Promise<void>): () => Promise<void>;
  randomBytes(size: number): Buffer;
}
