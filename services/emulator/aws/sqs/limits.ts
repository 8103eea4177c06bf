/** The quotas of Amazon SQS for standard queues (Developer Guide, "Amazon SQS quotas"). */
export const LIMITS = {
  /** Applies to a message with its attributes, and to the total of a batch. */
  messageBytes: 1024 * 1024,
  messageAttributes: 10,
  batchEntries: 10,
  receiveMessages: 10,
  waitSeconds: 20,
  delaySeconds: 900,
  visibilitySeconds: 43_200,
  inFlight: 120_000,
  tags: 50,
} as const;
