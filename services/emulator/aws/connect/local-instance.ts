/**
 * The one Connect instance that exists here, with its one contact flow: made up, and the same on every machine, so that
 * a stack's parameters can name them before anything runs.
 */

import { ACCOUNT_ID } from '../service.ts';

export const LOCAL_INSTANCE_ID = '1f0c8a52-6d3e-4b7a-9c41-5e2d7f90ab36';

/** The value of the stack parameter `ConnectFlowId`: every chat goes straight to the queue. */
export const LOCAL_FLOW_ID = '8b94e6d1-27c5-4f18-a3b0-c96d0e54712f';

/** Returns the value of the stack parameter `ConnectInstanceArn`. */
export function localInstanceArn(region: string): string {
  return `arn:aws:connect:${region}:${ACCOUNT_ID}:instance/${LOCAL_INSTANCE_ID}`;
}
