import type { Logger } from 'pino';

/** The log of every part of the local side: pino's interface, so that a Fastify logger fits too. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A log that drops everything, for tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
