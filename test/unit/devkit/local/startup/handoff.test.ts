import { describe, expect, it } from 'vitest';
import { connectIn } from '../../../../../services/bot/functions/chat/connect-config.ts';
import { handoffParameters } from '../../../../../services/devkit/local/startup/handoff.ts';

const CONFIG = {
  region: 'ca-central-1',
  handoff: 'local',
  handoffWaitSeconds: '60',
  publicAwsUrl: undefined,
} as const;
const AWS_URL = 'http://127.0.0.1:4566';

describe('the people who chat locally', () => {
  it('are the agents of the local Amazon Connect, as the chat function reads it', () => {
    const parameters = handoffParameters(CONFIG, AWS_URL);

    expect(
      connectIn({
        CONNECT_INSTANCE_ARN: parameters.ConnectInstanceArn,
        CONNECT_FLOW_ID: parameters.ConnectFlowId,
        CONNECT_WAIT_SECONDS: parameters.ConnectWaitSeconds,
        CONNECT_PARTICIPANT_ENDPOINT: parameters.ConnectParticipantEndpoint,
      }),
    ).toMatchObject({ region: 'ca-central-1', waitSeconds: 60, participantEndpoint: AWS_URL });
  });

  it('are reached at the public address if there is one', () => {
    const publicAwsUrl = 'https://aws.example.edu';

    expect(handoffParameters({ ...CONFIG, publicAwsUrl }, AWS_URL)).toMatchObject({
      ConnectParticipantEndpoint: publicAwsUrl,
    });
  });

  it('are none if nobody is wanted', () => {
    expect(handoffParameters({ ...CONFIG, handoff: 'none' }, AWS_URL)).toStrictEqual({});
  });
});
