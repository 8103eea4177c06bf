import type { Logger } from 'pino';

/** What every part of the local side logs through: pino's interface, so that a Fastify logger fits too. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A logger that says nothing, for tests. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
