import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../base/clock.ts';
import type { IndexReport } from '../../../bot/helpdesk/documents/index-report.ts';
import { type ConsolePage, sendPage } from '../../console/console-page.ts';
import type { LinesDeps } from '../../documents/also-asked/document-lines.ts';
import { documentLinesRoutes } from './document-lines.ts';
import { documentsPage } from './documents-page.ts';

export interface DocumentsConsoleDeps {
  readonly report: () => Promise<IndexReport | undefined>;
  /** The documents and how they are reached; undefined before the bot is deployed. */
  readonly lines: () => LinesDeps | undefined;
  readonly clock: Clock;
}

/**
 * Creates the page about the documents: what can't be answered from, why, and what to do; then all the others. Behind each
 * are the other ways to ask for its sections, which can be changed there.
 */
export function documentsConsole({ report, lines, clock }: DocumentsConsoleDeps): ConsolePage {
  return {
    path: '/console/documents',
    title: 'Documents',
    plugin: async (app: FastifyInstance) => {
      app.get('/console/documents', async (_request, reply) =>
        sendPage(reply, documentsPage(await report(), clock.now())),
      );
      app.register(documentLinesRoutes(lines));
    },
  };
}
