/** A part of the mail's body, which the text part and the HTML part both show. */
export type Section =
  /** Sentences of the bot. */
  | { readonly kind: 'words'; readonly lines: readonly string[] }
  /** What the client wrote, line by line. */
  | { readonly kind: 'said'; readonly text: string }
  | {
      readonly kind: 'fields';
      readonly title: string;
      readonly rows: readonly (readonly [label: string, value: string])[];
    }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] };
