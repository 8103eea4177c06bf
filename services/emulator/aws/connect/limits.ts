const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** AWS's limits where it documents them; those that are our choice say so. */
export const LIMITS = {
  /** Of a message, in characters. */
  messageLength: 1024,
  /** Of all attributes of a contact together, names included. */
  attributesBytes: 32 * 1024,
  displayNameLength: 256,
  /** Quota for concurrent active chats of an instance. */
  activeContacts: 100,
  /** Contacts that the queue holds before a transfer back to it fails. Our choice. */
  queuedContacts: 50,
  /** Messages and events of a contact. Our choice: more than a day's chat has. */
  transcriptItems: 1000,
  /** Contacts that have ended, and can still be read. Our choice. */
  endedContacts: 500,
  endedForMs: DAY,
  chatMinutes: { least: 60, most: 10_080, default: 1500 },
  /** From StartChatContact to the first connection of the customer. */
  firstConnectionMs: 5 * MINUTE,
  connectionTokenMs: DAY,
  /** From CreateParticipantConnection to the opening of its WebSocket. */
  socketAddressMs: 100_000,
  /** From the opening of a WebSocket to its subscription. */
  subscriptionMs: 100_000,
  socketsPerParticipant: 5,
  /** Of a frame from a client. Our choice: its requests have less than a hundred bytes. */
  frameBytes: 4096,
  /** What a client may leave unread before its WebSocket is closed. Our choice. */
  unreadBytes: 1024 * 1024,
  /** Between two looks at whether a client is still there. Our choice. */
  livenessMs: MINUTE,
} as const;
