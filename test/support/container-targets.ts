import { inject } from 'vitest';
import type { ContractTarget } from '../contracts/target.ts';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** LocalStack, as the suites of this file reach it. */
export function throughLocalStack(): () => ContractTarget {
  return () => ({ endpoint: inject('localStackUrl'), region: 'ca-central-1', credentials });
}
