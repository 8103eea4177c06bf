import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { UPSTREAM_CREDENTIALS } from './resign.ts';

/** Responses take milliseconds, or seconds if the machine is overloaded. */
const TIMEOUT_MS = 5000;

/** State of LocalStack's ready hook. What it deploys exists once it is done. */
export type HookState =
  | { readonly state: 'running' }
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly scripts: readonly string[] };

/** LocalStack's own API, next to the AWS services. Every call rejects if it does not answer. */
export interface LocalStack {
  /** Returns an id that changes with each start. */
  sessionId(): Promise<string>;
  hook(): Promise<HookState>;
  /** Returns the outputs of a stack that LocalStack deployed, or undefined while it is not complete. */
  outputsOf(stackName: string): Promise<Readonly<Record<string, string>> | undefined>;
}

interface ReadyHooks {
  readonly completed: boolean;
  readonly scripts: readonly { readonly name: string; readonly state: string }[];
}

/** Creates a client for the LocalStack at `url`. */
export function openLocalStack(url: string, region: string): LocalStack {
  return new LocalStackClient(url, region);
}

class LocalStackClient implements LocalStack {
  readonly #url: string;
  readonly #region: string;

  constructor(url: string, region: string) {
    this.#url = url;
    this.#region = region;
  }

  async sessionId(): Promise<string> {
    return (await this.#get<{ session_id: string }>('/_localstack/info')).session_id;
  }

  async hook(): Promise<HookState> {
    const { completed, scripts } = await this.#get<ReadyHooks>('/_localstack/init/ready');
    const failed = scripts.filter(({ state }) => state === 'ERROR');
    if (failed.length > 0) return { state: 'failed', scripts: failed.map(({ name }) => name) };
    return { state: completed ? 'done' : 'running' };
  }

  async outputsOf(StackName: string): Promise<Readonly<Record<string, string>> | undefined> {
    const client = new CloudFormationClient({
      endpoint: this.#url,
      region: this.#region,
      credentials: UPSTREAM_CREDENTIALS,
      maxAttempts: 1,
    });
    try {
      const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
      const [stack] = Stacks;
      if (!/^(?:CREATE|UPDATE)_COMPLETE$/.test(stack?.StackStatus ?? '')) return undefined;
      const outputs = stack?.Outputs ?? [];
      return Object.fromEntries(
        outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
      );
    } catch (error) {
      if ((error as Error).name === 'ValidationError') return undefined;
      throw error;
    } finally {
      client.destroy();
    }
  }

  async #get<T>(path: string): Promise<T> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(new URL(path, this.#url), { signal });
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return (await response.json()) as T;
  }
}
