import type { PublishedMessage } from '../message/published-message.ts';
import type { Subscription } from '../topic.ts';

/** One message for one subscriber. */
export interface Delivery {
  readonly message: PublishedMessage;
  readonly subscription: Subscription;
  /** Send the message alone, without SNS's JSON around it. */
  readonly isRaw: boolean;
  /** Returns SNS's JSON, signed. */
  envelope(): Promise<string>;
  /** Name and links that mails show. */
  readonly displayName: string;
  readonly confirmUrl: string;
  readonly unsubscribeUrl: string;
}
