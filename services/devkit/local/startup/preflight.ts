import Fastify from 'fastify';
import {
  type DataFolder,
  DataFolderError,
  openDataFolder,
} from '../../../base/durable/data-folder.ts';
import { listen } from '../../../base/listen.ts';
import type { Config } from '../config.ts';
import { newDefinitionProblems } from './checked-definitions.ts';
import { definitionProblems } from './definition-problems.ts';
import { encoderProblems } from './encoder.ts';
import { StartError } from './start-error.ts';

/**
 * Checks everything that can be wrong before anything is changed: ports, data folder, templates, bot, routing table,
 * encoder.
 * Returns the data folder, locked by this process. Throws StartError with every problem.
 */
export async function preflight(config: Config, root: string): Promise<DataFolder> {
  const folder = await openDataFolder(config.dataDir).catch((error: unknown) => {
    if (error instanceof DataFolderError) return error;
    throw error;
  });
  const isOpen = !(folder instanceof DataFolderError);
  const [definitions, ports, encoder] = await Promise.all([
    isOpen ? newDefinitionProblems(root, folder.path) : definitionProblems(root),
    portProblems(config),
    encoderProblems(config),
  ]).catch(async (error: unknown) => {
    if (isOpen) await folder.close();
    throw error;
  });
  const problems = [...definitions, ...ports, ...encoder, ...(isOpen ? [] : [folder.message])];
  if (isOpen && problems.length === 0) return folder;
  if (isOpen) await folder.close();
  throw new StartError(problems);
}

/** Opens each port briefly: only the system knows which are free. */
async function portProblems({ host, awsPort, searchPort, webPort }: Config): Promise<string[]> {
  const ports = [
    { variable: 'AWS_PORT', port: awsPort },
    { variable: 'SEARCH_PORT', port: searchPort },
    { variable: 'WEB_PORT', port: webPort },
  ];
  const problems: string[] = [];
  for (const [index, { variable, port }] of ports.entries()) {
    const twin =
      port === 0 ? undefined : ports.slice(0, index).find((other) => other.port === port);
    if (twin) {
      problems.push(
        `${variable} and ${twin.variable} are both ${port}. Give each a port of its own.`,
      );
      continue;
    }
    const app = Fastify();
    const opened = await listen({ app, host, port, variable });
    await app.close();
    if ('problem' in opened) problems.push(opened.problem);
  }
  return problems;
}
