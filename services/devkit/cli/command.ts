/** A verb of the `support-bot` command: accepts the arguments after it, and returns the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;
