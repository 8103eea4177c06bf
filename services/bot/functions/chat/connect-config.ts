import type { Environment } from '../../helpdesk/environment.ts';

/** The Amazon Connect instance whose agents chat with clients. */
export interface ConnectConfig {
  readonly instanceArn: string;
  readonly region: string;
  readonly flowId: string;
  /** The base URL at which browsers take part in a chat. */
  readonly participantEndpoint: string;
  readonly waitSeconds: number;
}

const INSTANCE_ARN = /^arn:[a-z-]+:connect:([a-z0-9-]+):\d{12}:instance\/[0-9a-f-]{36}$/;

/** Reads where people chat. Undefined if they do not. Throws an Error that names the invalid variable. */
export function connectIn(environment: Environment): ConnectConfig | undefined {
  const instanceArn = given(environment, 'CONNECT_INSTANCE_ARN');
  const flowId = given(environment, 'CONNECT_FLOW_ID');
  if (instanceArn === '' && flowId === '') return undefined;
  const [, region] = INSTANCE_ARN.exec(instanceArn) ?? [];
  if (region === undefined) {
    throw new Error(
      `support-bot: CONNECT_INSTANCE_ARN must be the ARN of an Amazon Connect instance (got "${instanceArn}").`,
    );
  }
  if (flowId === '') {
    throw new Error('support-bot: CONNECT_FLOW_ID must name a flow of CONNECT_INSTANCE_ARN.');
  }
  const participantEndpoint = participantEndpointIn(environment, region);
  return { instanceArn, region, flowId, participantEndpoint, waitSeconds: waitIn(environment) };
}

/** The participant service of the region, unless browsers are to use another one. */
function participantEndpointIn(environment: Environment, region: string): string {
  const text = given(environment, 'CONNECT_PARTICIPANT_ENDPOINT');
  if (text === '') return `https://participant.connect.${region}.amazonaws.com`;
  if (URL.canParse(text)) return text.replace(/\/$/, '');
  throw new Error(`support-bot: CONNECT_PARTICIPANT_ENDPOINT must be a URL (got "${text}").`);
}

function waitIn(environment: Environment): number {
  const text = given(environment, 'CONNECT_WAIT_SECONDS') || '180';
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 10 && seconds <= 800) return seconds;
  throw new Error(
    `support-bot: CONNECT_WAIT_SECONDS must be a number of seconds from 10 to 800 (got "${text}").`,
  );
}

const given = (environment: Environment, name: string): string => environment[name]?.trim() ?? '';
