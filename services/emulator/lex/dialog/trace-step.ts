/** Lex's names of the attempts of a prompt: `Initial`, `Retry1` … `Retry5`. */
export type Attempt = 'Initial' | `Retry${number}`;

/** A branch of the bot's definition, as the trace names it. */
export interface BranchName {
  readonly of:
    | 'initialResponse'
    | 'slotCapture'
    | 'slotFailure'
    | 'confirmation'
    | 'declination'
    | 'confirmationFailure'
    | 'postFulfillment'
    | 'closing'
    | 'hookSuccess'
    | 'hookFailure'
    | 'hookTimeout';
  readonly slot?: string;
  /** The success branch of the code hook next to it, taken without a call. */
  readonly isAfterHook?: true;
}

/** One rule that decided something in a turn, with what it decided. Names only: no text and no slot value. */
export type TraceStep =
  | { readonly rule: 'startIntent'; readonly intent: string }
  | { readonly rule: 'switchIntent'; readonly from: string; readonly to: string }
  | { readonly rule: 'applyDefault'; readonly slot: string }
  | { readonly rule: 'fillSlot'; readonly slot: string }
  | { readonly rule: 'missSlot'; readonly slot: string; readonly failedAttempts: number }
  | {
      readonly rule: 'elicitSlot';
      readonly slot: string;
      readonly subSlot?: string;
      readonly attempt: Attempt;
    }
  | { readonly rule: 'exhaustSlotRetries'; readonly slot: string }
  | { readonly rule: 'askConfirmation'; readonly intent: string; readonly attempt: Attempt }
  | { readonly rule: 'answerConfirmation'; readonly answer: 'Yes' | 'No' }
  | { readonly rule: 'missConfirmation'; readonly failedAttempts: number }
  | { readonly rule: 'exhaustConfirmationRetries' }
  | { readonly rule: 'changeSlots'; readonly slots: readonly string[] }
  /** The name of the first condition that is true; null for the default branch. */
  | { readonly rule: 'takeBranch'; readonly branch: BranchName; readonly condition: string | null }
  | { readonly rule: 'takeNextStep'; readonly branch: BranchName; readonly action: string }
  | { readonly rule: 'skipHook'; readonly branch: BranchName }
  | { readonly rule: 'hookAnswered'; readonly action: string }
  | { readonly rule: 'hookFailed' }
  | { readonly rule: 'hookTimedOut' }
  | { readonly rule: 'activateContext'; readonly context: string }
  | { readonly rule: 'elicitIntent' }
  | { readonly rule: 'close'; readonly state: string | null };
