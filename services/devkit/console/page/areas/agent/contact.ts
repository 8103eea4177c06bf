/** A chat as the desk lists it. Times are milliseconds since 1970. */
export interface Contact {
  readonly contactId: string;
  readonly state: 'waiting' | 'open' | 'ended';
  readonly since: number;
  readonly startedAt: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly customer: string;
  readonly agent?: { readonly agentId: string; readonly displayName: string };
}

/** A chat with all that was said. */
export interface ContactWithLines extends Contact {
  readonly transcript: readonly Line[];
}

/** A line of the transcript. */
export interface Line {
  readonly id: string;
  readonly at: number;
  readonly type: 'MESSAGE' | 'EVENT';
  readonly contentType: string;
  readonly content?: string;
  readonly role: 'CUSTOMER' | 'AGENT' | 'SYSTEM';
  readonly displayName?: string;
}

/** What the desk announces. */
export type DeskNotice =
  | { readonly kind: 'changed'; readonly contact: Contact; readonly lines: readonly Line[] }
  | { readonly kind: 'typing'; readonly contactId: string; readonly role: 'CUSTOMER' | 'AGENT' }
  | { readonly kind: 'forgotten'; readonly contactId: string };
