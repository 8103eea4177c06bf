import { ACCOUNT_ID, type Call } from '../service.ts';

/** Returns `http://127.0.0.1:4566/000000000000/<name>`, with the address that the client used. */
export function queueUrl(name: string, { endpoint }: Pick<Call, 'endpoint'>): string {
  return `${endpoint}/${ACCOUNT_ID}/${name}`;
}
