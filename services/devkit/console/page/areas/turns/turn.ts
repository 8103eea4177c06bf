/** A turn as its API shows it: the last ones, their texts redacted. */
export interface Turn {
  readonly at: string;
  readonly requestId: string;
  readonly operation: string;
  readonly localeId: string;
  readonly said: string | null;
  readonly ranking: readonly {
    readonly intent: string;
    readonly score: number;
    readonly why: readonly string[];
  }[];
  readonly lines: readonly string[];
  readonly hooks: readonly Hook[];
  readonly intent?: string;
  readonly state?: string;
  readonly dialogAction?: string;
  readonly slotToElicit?: string;
  readonly slots: Readonly<Record<string, string | null>>;
  readonly messages: readonly Message[] | null;
  readonly error?: string;
  readonly ms: number;
}

/** One call of a code hook. */
export interface Hook {
  readonly source: string;
  readonly outcome: string;
  readonly ms: number;
  readonly request: object | null;
  readonly response: string | null;
}

interface Message {
  readonly content?: string;
  readonly contentType?: string;
  readonly imageResponseCard?: { readonly title?: string };
}
