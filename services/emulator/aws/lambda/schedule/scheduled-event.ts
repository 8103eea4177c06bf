import { randomUUID } from 'node:crypto';
import { ACCOUNT_ID } from '../../service.ts';

export function ruleArn(region: string, name: string): string {
  return `arn:aws:events:${region}:${ACCOUNT_ID}:rule/${name}`;
}

/** Returns the event that EventBridge sends on a schedule, as JSON text. */
export function scheduledEvent(region: string, arn: string, now: Date): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT_ID,
    time: `${now.toISOString().slice(0, 19)}Z`,
    region,
    resources: [arn],
    detail: {},
  });
}
