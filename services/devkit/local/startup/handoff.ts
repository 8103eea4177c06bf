import { LOCAL_FLOW_ID, localInstanceArn } from '../../../emulator/aws/connect/local-instance.ts';
import type { Config } from '../config.ts';

/**
 * The parameters of bot.yaml that say who takes over chats: the agents of the local Amazon Connect, whichever services are
 * upstream. Browsers reach its participant service at the AWS endpoint.
 */
export function handoffParameters(
  {
    region,
    handoff,
    handoffWaitSeconds,
    publicAwsUrl,
  }: Pick<Config, 'region' | 'handoff' | 'handoffWaitSeconds' | 'publicAwsUrl'>,
  awsUrl: string,
): Readonly<Record<string, string>> {
  if (handoff === 'none') return {};
  return {
    ConnectInstanceArn: localInstanceArn(region),
    ConnectFlowId: LOCAL_FLOW_ID,
    ConnectWaitSeconds: handoffWaitSeconds,
    ConnectParticipantEndpoint: publicAwsUrl ?? awsUrl,
  };
}
