/** How long a test waits for what happens in its own time: far longer than that takes, on a machine that is at its limit. */
export const PATIENCE = { timeout: 20_000 } as const;
