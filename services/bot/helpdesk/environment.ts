import { isLogLevel, type LogLevel } from './json-log.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the values of the named variables. Throws one Error that names every variable that is not set. */
export function requiredVariables<Name extends string>(
  environment: Environment,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => !environment[name]?.trim());
  if (missing.length > 0) {
    throw new Error(
      `support-bot: ${missing.join(', ')} must be set in the function's environment.`,
    );
  }
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}

/** Returns LOG_LEVEL, or `info` if it is not set. Throws an Error if the level does not exist. */
export function logLevelIn(environment: Environment): LogLevel {
  const level = environment.LOG_LEVEL || 'info';
  if (isLogLevel(level)) return level;
  throw new Error(
    `support-bot: LOG_LEVEL "${level}" is unknown (known: debug, info, warn, error, silent).`,
  );
}
