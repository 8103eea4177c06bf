/** Timeout for asynchronous effects: far longer than they take, even on an overloaded machine. */
export const PATIENCE = { timeout: 20_000 } as const;
