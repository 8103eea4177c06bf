import { readConfig } from '../local/config.ts';

const THIS_MACHINE = ['127.0.0.1', 'localhost', '[::1]'];
const PUBLISHED = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Returns the credentials of the local administrator: those that the environment has, or else test / test. */
export function administrator(): typeof PUBLISHED {
  return readConfig().administrator ?? PUBLISHED;
}

/** Describes those credentials without their secret, unless everybody knows it. */
export function administratorText(): string {
  return readConfig().administrator ? 'as in ADMIN_ACCESS_KEY_ID' : 'test / test';
}

/** Whether an endpoint is on this machine, and so takes the credentials of the local administrator. */
export function isThisMachine(endpoint: string): boolean {
  return THIS_MACHINE.includes(new URL(endpoint).hostname);
}
