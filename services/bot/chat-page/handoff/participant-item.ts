/** Something that happened in a chat of Amazon Connect, as the participant service reports it. Times are ISO 8601. */
export type ParticipantItem =
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly at: string;
      readonly by: 'client' | 'agent' | 'system';
      readonly name: string;
      readonly text: string;
    }
  | {
      readonly kind: 'joined' | 'left' | 'transferred' | 'notTransferred' | 'ended';
      readonly id: string;
      readonly at: string;
      readonly name: string;
    }
  | { readonly kind: 'typing'; readonly name: string };

/** What everybody keeps of a chat: all but typing. */
export type KeptItem = Exclude<ParticipantItem, { kind: 'typing' }>;

const EVENT = 'application/vnd.amazonaws.connect.event.';
const EVENTS: Readonly<Record<string, Exclude<ParticipantItem['kind'], 'message'>>> = {
  'participant.joined': 'joined',
  'participant.left': 'left',
  typing: 'typing',
  'transfer.succeeded': 'transferred',
  'transfer.failed': 'notTransferred',
  'chat.ended': 'ended',
};
/** Events of one of the participants. The client knows of its own. */
const OF_SOMEBODY = new Set(['joined', 'left', 'typing']);
const STAFF = new Set(['AGENT', 'SUPERVISOR']);
const NAMELESS = 'Our staff';

/**
 * Reads an item of a transcript, or of a WebSocket. Undefined for what a client need not know: receipts, kinds of content
 * that were not asked for, and its own coming and going.
 */
export function readItem(value: unknown): ParticipantItem | undefined {
  const raw = (value ?? {}) as Readonly<Record<string, unknown>>;
  const [id, at] = [textOf(raw.Id), timeOf(raw.AbsoluteTime)];
  const isStaff = STAFF.has(textOf(raw.ParticipantRole));
  const name = isStaff ? textOf(raw.DisplayName) || NAMELESS : '';
  const contentType = textOf(raw.ContentType);
  if (raw.Type === 'MESSAGE') {
    const text = textOf(raw.Content);
    if (id === '' || at === undefined || !contentType.startsWith('text/') || text.trim() === '')
      return undefined;
    return { kind: 'message', id, at, by: speakerOf(raw.ParticipantRole), name, text };
  }
  const kind = contentType.startsWith(EVENT) ? EVENTS[contentType.slice(EVENT.length)] : undefined;
  if (kind === undefined || (OF_SOMEBODY.has(kind) && !isStaff)) return undefined;
  if (kind === 'typing') return { kind, name };
  return id === '' || at === undefined ? undefined : { kind, id, at, name };
}

function speakerOf(role: unknown): 'client' | 'agent' | 'system' {
  if (role === 'CUSTOMER') return 'client';
  return STAFF.has(textOf(role)) ? 'agent' : 'system';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One form for each time, so that times can be compared. */
function timeOf(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
