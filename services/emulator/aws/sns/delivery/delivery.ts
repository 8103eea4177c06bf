import type { PublishedMessage } from '../message/published-message.ts';
import type { Subscription } from '../topic.ts';

/** One message for one subscriber. */
export interface Delivery {
  readonly message: PublishedMessage;
  readonly subscription: Subscription;
  /** The message alone, instead of SNS's JSON around it. */
  readonly isRaw: boolean;
  /** SNS's JSON, signed. */
  envelope(): Promise<string>;
  /** The name that people see, and the links that they follow. */
  readonly displayName: string;
  readonly confirmUrl: string;
  readonly unsubscribeUrl: string;
}
