/** The most that a comment may have, in UTF-16 units, as browsers count. */
export const MAX_COMMENT = 500;

/** What the person said of a reply. */
export interface TurnRating {
  /** ISO 8601. */
  readonly at: string;
  readonly helpful: boolean;
  /** One of a short list that the chat offers. */
  readonly reason?: string;
  /** In the person's own words, redacted. */
  readonly comment?: string;
}

/** Whether a rating says the same as an earlier one. */
export function isSameRating(rating: TurnRating, earlier: TurnRating | undefined): boolean {
  return (
    rating.helpful === earlier?.helpful &&
    rating.reason === earlier.reason &&
    rating.comment === earlier.comment
  );
}
