/** The syntax tree of a condition such as `{Age} < 24 AND !fn.IS_SET([seen])`. */
export type Expression =
  | { readonly kind: 'or' | 'and'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'compare';
      readonly left: Operand;
      readonly operator: Operator;
      readonly right: Constant;
    }
  | { readonly kind: 'contains'; readonly of: Reference; readonly text: string }
  | { readonly kind: 'isSet'; readonly of: Reference };

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Reference =
  | { readonly kind: 'slot' | 'sessionAttribute' | 'requestAttribute'; readonly name: string }
  /** `$.inputMode`, `$.inputTranscript`, `$.transcriptions[0].transcriptionConfidence`. */
  | { readonly kind: 'property'; readonly name: string };

export type Operand =
  | Reference
  | { readonly kind: 'count'; readonly of: Reference }
  | { readonly kind: 'length'; readonly of: Reference };

export interface Constant {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** An invalid condition, with the column of the error. */
export class ExpressionError extends Error {
  constructor(message: string, column: number) {
    super(`${message} at column ${column + 1} of the condition`);
    this.name = 'ExpressionError';
  }
}
