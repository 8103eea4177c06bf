import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { UPSTREAM_CREDENTIALS } from './resign.ts';

/** These answers take milliseconds; a machine at its limit may need seconds for them. */
const TIMEOUT_MS = 5000;

/** How far LocalStack's ready hook is: what it deploys is there once it is done. */
export type HookState =
  | { readonly state: 'running' }
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly scripts: readonly string[] };

/** What LocalStack says of itself, beside the AWS services. Every call rejects where it does not answer. */
export interface LocalStack {
  /** Another one after each of its starts. */
  sessionId(): Promise<string>;
  hook(): Promise<HookState>;
  /** The outputs of a stack that its own CloudFormation deployed; undefined while it is not (yet) complete. */
  outputsOf(stackName: string): Promise<Readonly<Record<string, string>> | undefined>;
}

/** Speaks to the LocalStack at `url`. */
export function openLocalStack(url: string, region: string): LocalStack {
  const settings = { endpoint: url, region, credentials: UPSTREAM_CREDENTIALS, maxAttempts: 1 };

  async function ask<T>(path: string): Promise<T> {
    const response = await fetch(new URL(path, url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return (await response.json()) as T;
  }

  return {
    async sessionId() {
      return (await ask<{ session_id: string }>('/_localstack/info')).session_id;
    },
    async hook() {
      const { completed, scripts } = await ask<ReadyHooks>('/_localstack/init/ready');
      const failed = scripts.filter(({ state }) => state === 'ERROR');
      if (failed.length > 0) return { state: 'failed', scripts: failed.map(({ name }) => name) };
      return { state: completed ? 'done' : 'running' };
    },
    async outputsOf(StackName) {
      const client = new CloudFormationClient(settings);
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
    },
  };
}

interface ReadyHooks {
  readonly completed: boolean;
  readonly scripts: readonly { readonly name: string; readonly state: string }[];
}
