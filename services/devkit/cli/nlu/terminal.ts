import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Where a verb writes. */
export interface Terminal {
  readonly output: { write(text: string): unknown };
  readonly error: { write(text: string): unknown };
}

/** What is wrong with the arguments, or with the files that they name. */
export class NluCommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NluCommandError';
  }
}

/** `parseArgs` whose complaints are NluCommandErrors. */
export function readArguments<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new NluCommandError(error instanceof Error ? error.message : String(error));
  }
}
