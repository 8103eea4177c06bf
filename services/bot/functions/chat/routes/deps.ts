import type { EventWriter } from '../../../helpdesk/analytics/event-writer.ts';
import type { Brand } from '../../../helpdesk/brand/brand.ts';
import type { Contacts } from '../../../helpdesk/content/contacts.ts';
import type { ConversationStore } from '../../../helpdesk/conversations/conversation-store.ts';
import type { TakeTurnDeps } from '../../../helpdesk/conversations/take-turn.ts';
import type { DocumentReader } from '../../../helpdesk/documents/document-reader.ts';
import type { OfficeHours } from '../../../helpdesk/hours/office-hours.ts';
import type { SessionNetworks } from '../../../helpdesk/tickets/session-network.ts';
import type { UploadStore } from '../../../helpdesk/uploads/upload-store.ts';
import type { DocumentFiles } from '../documents/document-files.ts';
import type { FindDocument } from '../documents/find-document.ts';
import type { Bot } from '../lex/bot.ts';
import type { RateLimiter } from '../rate/rate-limiter.ts';
import type { UploadPosts } from '../uploads/upload-posts.ts';
import type { UploadSlots } from '../uploads/upload-slots.ts';
import type { HandoffDesk } from './handoff-desk.ts';
import type { WebAssets } from './page.ts';

/** Dependencies of the routes, created once per process by `handler.ts`. */
export interface ChatDeps extends Omit<TakeTurnDeps, 'store'> {
  readonly bot: Bot;
  readonly localeId: string;
  readonly conversations: ConversationStore;
  readonly events: Pick<EventWriter, 'write'>;
  readonly uploads: Pick<UploadStore, 'list' | 'keepText'>;
  readonly posts: UploadPosts;
  readonly slots: Pick<UploadSlots, 'take'>;
  /** What a client reads instead of the value of a category. */
  categoryLabel(value: string): string;
  readonly limiter: RateLimiter;
  /** Remembers each session's network, by which the code hook limits tickets. */
  readonly networks: Pick<SessionNetworks, 'note'>;
  /** Resolves with the notice that is in effect, if any. Never rejects. */
  notice(): Promise<string | undefined>;
  readonly brand: Brand;
  /** Resolve with the contacts and the office hours that are in effect. Never reject. */
  contacts(): Promise<Contacts>;
  hours(): Promise<OfficeHours>;
  /** Missing if no person can take over a chat. */
  readonly handoff?: HandoffDesk | undefined;
  readonly findDocument: FindDocument;
  readonly files: DocumentFiles;
  readonly reader: DocumentReader;
  readonly assets: WebAssets;
  /** Origins whose pages may embed the chat. */
  readonly embedOrigins: readonly string[];
  randomBytes(size: number): Buffer;
}
