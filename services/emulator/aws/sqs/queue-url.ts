import { ACCOUNT_ID, type Call } from '../service.ts';

/** `http://127.0.0.1:4566/000000000000/<name>`: by the address under which the client reached us. */
export function queueUrl(name: string, { endpoint }: Pick<Call, 'endpoint'>): string {
  return `${endpoint}/${ACCOUNT_ID}/${name}`;
}
