import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import { listen } from '../../../base/listen.ts';
import type { Log } from '../../../base/log.ts';
import { findProgramFiles } from '../../../base/program-files.ts';
import { buildAwsEndpoint } from '../../../emulator/aws/endpoint/app.ts';
import { functionUrlRoutes } from '../../../emulator/aws/lambda/function-url/routes.ts';
import type { News } from '../../console/live/news.ts';
import { ConsoleLogin } from '../../console/login.ts';
import { staffAreas } from '../../console/staff-areas.ts';
import type { PortAccess } from '../access.ts';
import type { CloseStack } from '../close-stack.ts';
import type { Config } from '../config.ts';
import { agentArea } from '../console/agent.ts';
import { damageConsole } from '../console/damage.ts';
import { functionsArea } from '../console/functions.ts';
import { mailArea } from '../console/mail.ts';
import { turnsArea } from '../console/turns.ts';
import { buildWebApp } from '../web/app.ts';
import type { Health } from '../web/health.ts';
import { OpenRequests } from '../web/open-requests.ts';
import type { BoundAddresses } from './addresses.ts';
import type { DataBudget } from './data-budget.ts';
import type { Deployment } from './deployment.ts';
import type { Services } from './open-services.ts';
import { StartError } from './start-error.ts';

export interface PortsDeps {
  readonly config: Pick<
    Config,
    | 'host'
    | 'region'
    | 'dataDir'
    | 'awsPort'
    | 'searchPort'
    | 'webPort'
    | 'publicWebUrl'
    | 'consoleToken'
  >;
  readonly access: PortAccess;
  readonly services: Services;
  readonly damage: DamageReport;
  /** The name of the deployed chat function. */
  readonly chatFunction: () => string;
  readonly documents: Pick<Deployment, 'staffTarget'>;
  readonly health: Health;
  readonly budget: Pick<DataBudget, 'problem'>;
  readonly news: News;
  readonly clock: Clock;
  readonly log: Log;
  readonly addresses: BoundAddresses;
  readonly closing: CloseStack;
}

/** As long as a turn with a slow code hook may take. */
const DRAIN_MS = 10_000;

/** Opens the ports of the AWS endpoint, of search and of the web side. Throws StartError if one can't be opened. */
export async function openPorts(deps: PortsDeps): Promise<void> {
  const { config, services, addresses, closing } = deps;
  const awsEndpoint = buildEndpoint(deps);
  const web = buildWeb(deps);
  const openRequests = new OpenRequests(web);
  closing.add(
    () => awsEndpoint.close(),
    () => services.lambda.close(),
    () => web.close(),
    // In-flight requests are still answered.
    () => openRequests.drain(DRAIN_MS),
    () => deps.news.close(),
  );
  const { host, awsPort, searchPort, webPort } = config;
  addresses.aws.resolve(await openPort(awsEndpoint, host, awsPort, 'AWS_PORT'));
  addresses.search.resolve(await openPort(services.search.app, host, searchPort, 'SEARCH_PORT'));
  addresses.web.resolve(await openPort(web, host, webPort, 'WEB_PORT'));
}

function buildEndpoint({ config, services, access, clock, log }: PortsDeps): FastifyInstance {
  const { dispatcher, identities, storage } = services;
  const { region } = config;
  const { bucketCors } = storage;
  return buildAwsEndpoint({
    dispatcher,
    identities,
    clock,
    region,
    log,
    bucketCors,
    access: access.aws,
  });
}

function buildWeb(deps: PortsDeps): FastifyInstance {
  const { config, services, damage, access, chatFunction, documents, health, clock, budget, log } =
    deps;
  const { consoleToken, publicWebUrl } = config;
  const { lambda, lex, storage } = services;
  return buildWebApp({
    health,
    access: access.web,
    login: consoleToken === undefined ? undefined : new ConsoleLogin(consoleToken, clock),
    isSecure: publicWebUrl?.startsWith('https:') ?? false,
    consolePages: [damageConsole(() => damage.entries())],
    console: {
      folder: join(findProgramFiles().distFolder, 'console'),
      areas: [
        agentArea(services.connect.desk, deps.news),
        ...staffAreas(() => documents.staffTarget(), clock, log),
        turnsArea(() => lex.turns()),
        mailArea({ mailBox: storage.sentMail }),
        functionsArea(lambda),
      ],
      about: () => ({ mode: 'local', name: config.dataDir, region: config.region, chatUrl: '/' }),
      news: deps.news,
      onError: (error, reference) => log.error({ err: error, reference }, 'console request failed'),
    },
    linkedPages: storage.linkedPages,
    hasRoom: () => budget.problem === undefined,
    chat: functionUrlRoutes((request, requestId) =>
      lambda.functionUrl(chatFunction())(request, requestId),
    ),
  });
}

async function openPort(
  app: FastifyInstance,
  host: string,
  port: number,
  variable: string,
): Promise<string> {
  const opened = await listen({ app, host, port, variable });
  if ('problem' in opened) throw new StartError([opened.problem]);
  return opened.url;
}
