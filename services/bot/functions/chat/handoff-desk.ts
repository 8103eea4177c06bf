import { ConnectHandoff } from '../../helpdesk/aws/connect-handoff.ts';
import type { ChatConfig } from './config.ts';
import type { HandoffDesk } from './routes/handoff-desk.ts';

/** Creates the people who chat with clients, if they do. */
export function handoffDesk({ connect }: ChatConfig): HandoffDesk | undefined {
  if (connect === undefined) return undefined;
  const { instanceArn, region, flowId, participantEndpoint, waitSeconds } = connect;
  const handoff = new ConnectHandoff({ region, instanceArn, flowId });
  return { handoff, participantEndpoint, waitSeconds };
}
