import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import {
  AbstractStartedContainer,
  GenericContainer,
  getContainerRuntimeClient,
  type StartedTestContainer,
  Wait,
} from 'testcontainers';
import { findProgramFiles } from '../../../base/program-files.ts';
import { type ContainerHook, containerHooks } from './container-hooks.ts';

/** The image that is built unless another one is named. It is kept, so that it is built once. */
const BUILT_IMAGE = 'support-bot:testcontainers';
const PORT = 4566;
const BOT_FOLDER = '/tmp/bot';
const STARTUP_TIMEOUT_MS = 120_000;
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The first line of `support-bot lex --json`. */
interface Facts {
  readonly botId: string;
  readonly aliasId: string;
  readonly locales: readonly string[];
}

/**
 * Amazon Lex V2 with one bot, in a container: `await new LexV2Container().withBot('bot.zip').start()`.
 * The image is built from this package's Dockerfile unless one is named.
 */
export class LexV2Container extends GenericContainer {
  readonly #isBuilt: boolean;
  readonly #hooks: string[] = [];
  #bot: string | undefined;
  #region = 'us-east-1';

  constructor(image?: string) {
    super(image ?? BUILT_IMAGE);
    this.#isBuilt = image === undefined;
  }

  /** An export's zip, its unpacked folder, or a CloudFormation template with the bot inline. */
  withBot(path: string): this {
    this.#bot = path;
    return this;
  }

  /**
   * The code hook behind the test alias, as for `support-bot lex --hook`: `handler.ts[#export]`, or `ARN=URL` with a URL that
   * the container can reach; with `fr_CA=` in front it is for that locale alone. A handler's file is bundled with everything
   * it imports if the project has esbuild; without esbuild, a JavaScript file is copied alone.
   */
  withHook(target: string): this {
    this.#hooks.push(target);
    return this;
  }

  /** Region of the client, and of the handlers' own. Default us-east-1. */
  withRegion(region: string): this {
    this.#region = region;
    return this;
  }

  /** Resolves once the bot is trained and answers. Rejects with every problem of the bot or its hooks. */
  override async start(): Promise<StartedLexV2Container> {
    if (this.#isBuilt) await buildImage();
    const bot = await this.#copyBot();
    const hooks = await containerHooks(this.#hooks);
    try {
      return await this.#startWith(bot, hooks);
    } finally {
      for (const { discard } of hooks) await discard();
    }
  }

  async #startWith(bot: string, hooks: readonly ContainerHook[]): Promise<StartedLexV2Container> {
    const files = hooks.flatMap(({ file }) => (file ? [file] : []));
    const hookArgs = hooks.flatMap(({ target }) => ['--hook', target]);
    const output: string[] = [];
    this.withCopyFilesToContainer(files)
      .withCommand(['lex', '--bot', bot, '--port', String(PORT), '--json', ...hookArgs])
      .withEnvironment({ AWS_REGION: this.#region, ALLOWED_HOSTS: await this.#hostNames() })
      .withExposedPorts(PORT)
      .withLogConsumer((stream: Readable) => stream.on('data', (line) => output.push(String(line))))
      .withWaitStrategy(Wait.forLogMessage(/^\{"endpoint":/))
      .withStartupTimeout(STARTUP_TIMEOUT_MS);
    try {
      const started = await super.start();
      const facts = await factsOf(await started.logs());
      return StartedLexV2Container.of(started, facts, this.#region);
    } catch (cause) {
      const why = output.join('').trim() || String(cause);
      throw new Error(`LexV2Container could not start: ${why}`, { cause });
    }
  }

  /** How its callers name the container: from this machine, and from other containers by its aliases. */
  async #hostNames(): Promise<string> {
    const { info } = await getContainerRuntimeClient();
    const names = [info.containerRuntime.host, ...this.networkAliases];
    const given = this.environment.ALLOWED_HOSTS ?? '';
    return [given, ...names.filter((name) => !name.includes(':'))].join(',');
  }

  async #copyBot(): Promise<string> {
    if (this.#bot === undefined) throw new Error('LexV2Container needs a bot: withBot(path)');
    const source = resolve(this.#bot);
    const found = await stat(source).catch(() => undefined);
    if (!found) throw new Error(`LexV2Container: there is no bot at ${source}`);
    if (found.isDirectory()) {
      this.withCopyDirectoriesToContainer([{ source, target: BOT_FOLDER }]);
      return BOT_FOLDER;
    }
    const target = `${BOT_FOLDER}/${basename(source)}`;
    this.withCopyFilesToContainer([{ source, target }]);
    return target;
  }
}

/** A bot that answers. */
export class StartedLexV2Container extends AbstractStartedContainer {
  readonly #facts: Facts;
  readonly #region: string;

  private constructor(started: StartedTestContainer, facts: Facts, region: string) {
    super(started);
    this.#facts = facts;
    this.#region = region;
  }

  /** @internal */
  static of(started: StartedTestContainer, facts: Facts, region: string): StartedLexV2Container {
    return new StartedLexV2Container(started, facts, region);
  }

  /** Returns `http://localhost:32768`: the `endpoint` for an SDK, with the credentials test / test. */
  getEndpoint(): string {
    return `http://${this.getHost()}:${this.getMappedPort(PORT)}`;
  }

  getBotId(): string {
    return this.#facts.botId;
  }

  /** Always TSTALIASID. */
  getBotAliasId(): string {
    return this.#facts.aliasId;
  }

  getLocaleIds(): readonly string[] {
    return this.#facts.locales;
  }

  /** Creates a stock client of Amazon Lex for this container; the caller destroys it. */
  getClient(): LexRuntimeV2Client {
    return new LexRuntimeV2Client({
      endpoint: this.getEndpoint(),
      region: this.#region,
      credentials: CREDENTIALS,
    });
  }
}

async function buildImage(): Promise<void> {
  const { root } = findProgramFiles();
  await GenericContainer.fromDockerfile(root).build(BUILT_IMAGE, { deleteOnExit: false });
}

async function factsOf(log: Readable): Promise<Facts> {
  let text = '';
  for await (const chunk of log) {
    text += String(chunk);
    const line = text.split('\n').find((candidate) => candidate.startsWith('{"endpoint":'));
    if (line !== undefined && text.includes(`${line}\n`)) {
      log.destroy();
      return JSON.parse(line) as Facts;
    }
  }
  throw new Error(`no first line in: ${text.slice(0, 1000)}`);
}
