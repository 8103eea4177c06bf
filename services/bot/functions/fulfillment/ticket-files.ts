import type { Log } from '../../helpdesk/json-log.ts';
import type { Ticket } from '../../helpdesk/tickets/ticket.ts';
import { filesOf, type Upload } from '../../helpdesk/uploads/upload.ts';
import type { UploadStore } from '../../helpdesk/uploads/upload-store.ts';
import type { LexEvent } from './lex-event.ts';

export interface TicketFilesDeps {
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly log: Log;
}

/** Returns the files of the ticket that is being written. Without the list, the ticket goes without files. */
export async function ticketFiles(
  { uploads, log }: TicketFilesDeps,
  { sessionId, sessionState }: LexEvent,
): Promise<readonly Upload[]> {
  try {
    return filesOf(sessionState.sessionAttributes, await uploads.list(sessionId));
  } catch (error) {
    log.error({ err: error }, 'uploads not listed');
    return [];
  }
}

/** Says which files went with a ticket, and which did not, to follow another sentence. Empty if there were none. */
export function filesSentence(uploads: readonly Upload[], { attachments = [] }: Ticket): string {
  const lost = uploads.length - attachments.length;
  const sent = attachments.map(({ name }) => name).join(', ');
  const said = [
    ...(sent === '' ? [] : [`Attached: ${sent}.`]),
    ...(lost === 0
      ? []
      : [
          `I could not attach ${lost === 1 ? 'one file' : `${lost} files`}. Please keep ${lost === 1 ? 'it' : 'them'}, and send ${lost === 1 ? 'it' : 'them'} when the team answers.`,
        ]),
  ];
  return said.map((sentence) => ` ${sentence}`).join('');
}
