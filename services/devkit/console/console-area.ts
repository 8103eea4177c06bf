import type { FastifyPluginAsync } from 'fastify';

/** The areas that the page of the console knows, by the names of their APIs. */
export const AREA_IDS = [
  'questions',
  'documents',
  'tickets',
  'chats',
  'figures',
  'content',
  'agent',
  'turns',
  'mail',
  'functions',
  'damage',
] as const;

export type AreaId = (typeof AREA_IDS)[number];

/** An area of the console: what its page reads and changes, as a JSON API below `/console/api/<id>`. */
export interface ConsoleArea {
  readonly id: AreaId;
  /** Registered under that prefix: its routes are `/` and below. */
  readonly plugin: FastifyPluginAsync;
}

/** The response of `GET /console/api/about`: which bot the console shows, and with whose rights. */
export interface AboutConsole {
  /** `local`: the bot on this machine. `aws`: a stack, with the rights of the person who runs the console. */
  readonly mode: 'local' | 'aws';
  /** The name of the stack, or of the folder with the data. */
  readonly name: string;
  readonly region: string;
  /** Who the calls are signed as, where that is known: an ARN. */
  readonly signedAs?: string;
  /** The address of the chat. */
  readonly chatUrl?: string;
  readonly areas: readonly AreaId[];
  /** Whether `/console/api/live` announces what is new. */
  readonly isLive: boolean;
}
