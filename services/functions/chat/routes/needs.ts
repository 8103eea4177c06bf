import type { ConversationStore } from '../../../helpdesk/conversations/conversation-store.ts';
import type { DocumentFiles } from '../documents/document-files.ts';
import type { FindDocument } from '../documents/find-document.ts';
import type { Cue } from '../documents/player-page.ts';
import type { SavedPage } from '../documents/saved-page.ts';
import type { Bot } from '../lex/bot.ts';
import type { RateLimiter } from '../rate/rate-limiter.ts';
import type { WebAssets } from './page.ts';

/** What the routes work with; made once a process by `handler.ts`. */
export interface ChatNeeds {
  readonly bot: Bot;
  readonly localeId: string;
  readonly conversations: ConversationStore;
  readonly limiter: RateLimiter;
  readonly findDocument: FindDocument;
  readonly files: DocumentFiles;
  /** A saved page's sanitised markup, from its bytes and media type. */
  renderPage(bytes: Uint8Array, type: string): SavedPage;
  /** The cues of a WebVTT file. */
  readCues(bytes: Uint8Array): readonly Cue[];
  readonly assets: WebAssets;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  randomBytes(size: number): Buffer;
}
