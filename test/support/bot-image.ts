import type { Readable } from 'node:stream';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';

export const WEB_PORT = 3000;
export const AWS_PORT = 4566;

const TAG = 'support-bot:testcontainers';
const STARTUP_TIMEOUT_MS = 180_000;

/** Builds the image of this checkout, unless it exists. Returns its name. */
export async function buildBotImage(): Promise<string> {
  await GenericContainer.fromDockerfile('.').build(TAG, { deleteOnExit: false });
  return TAG;
}

/**
 * Starts the product in its image and waits until it is ready. Its data is on an in-memory file system of `diskMiB`.
 * Throws Error, with the last health and the log, if it exits or does not become ready.
 */
export async function startBot(diskMiB: number): Promise<StartedTestContainer> {
  const said: string[] = [];
  let health = 'never answered';
  const ready = Wait.forHttp('/healthz', WEB_PORT, { abortOnContainerExit: true })
    .forResponsePredicate((body) => {
      health = body;
      return true;
    })
    .forStatusCode(200);
  const container = new GenericContainer(await buildBotImage())
    .withTmpFs({ '/data': `rw,size=${diskMiB}m,uid=1000,gid=1000`, '/tmp': 'rw' })
    .withExposedPorts(WEB_PORT, AWS_PORT)
    .withLogConsumer((stream: Readable) => stream.on('data', (line) => said.push(String(line))))
    .withWaitStrategy(ready)
    .withStartupTimeout(STARTUP_TIMEOUT_MS);
  try {
    return await container.start();
  } catch (cause) {
    const log = said.join('').trim();
    throw new Error(`the bot isn't ready: ${cause}\n/healthz: ${health}\nlog:\n${log}`, { cause });
  }
}
