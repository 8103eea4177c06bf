/** A verb of the `support-bot` command: takes what follows it, gives the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;
