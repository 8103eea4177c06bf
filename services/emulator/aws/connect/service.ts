import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as client from '@aws-sdk/client-connect';
import * as participantClient from '@aws-sdk/client-connectparticipant';
import { type Clock, systemClock } from '../../../base/clock.ts';
import type { DamageReport } from '../../../base/durable/damage-report.ts';
import type { Log } from '../../../base/log.ts';
import { repeat } from '../../../base/repeat.ts';
import { realTimers, type Timers } from '../../../base/timers.ts';
import { bindTo } from '../bind-to.ts';
import type { AwsService, BodyLimit } from '../service.ts';
import { ContactFeed } from './contact-feed.ts';
import { Contacts } from './contacts.ts';
import type { ConnectDeps } from './deps.ts';
import type { AgentDesk } from './desk/agent-desk.ts';
import { LocalDesk } from './desk/local-desk.ts';
import { expireContacts } from './expire-contacts.ts';
import { startChatContact } from './operations/start-chat-contact.ts';
import { stopContact } from './operations/stop-contact.ts';
import { createParticipantConnection } from './participant/create-participant-connection.ts';
import { disconnectParticipant } from './participant/disconnect-participant.ts';
import { getTranscript } from './participant/get-transcript.ts';
import { sendEvent } from './participant/send-event.ts';
import { sendMessage } from './participant/send-message.ts';
import { ParticipantSockets } from './sockets/participant-sockets.ts';
import { ParticipantTokens } from './tokens.ts';

export interface ConnectOptions {
  /** State is stored in `<dataDir>/connect`. */
  readonly dataDir: string;
  /** 32 random bytes, stored in the data folder so that tokens stay valid after a restart. */
  readonly secret: Buffer;
  readonly log: Pick<Log, 'error'>;
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly newId?: () => string;
  /** Address of the endpoint as others see it, if that is not the bound one. */
  readonly publicUrl?: string | undefined;
  /** Receives what is damaged; without it, damage is an error. */
  readonly damage?: DamageReport | undefined;
}

export interface Connect {
  /** Connect, and its participant service. */
  readonly services: readonly AwsService[];
  readonly desk: AgentDesk;
  /** Ends the WebSockets, and closes the file. */
  close(): Promise<void>;
}

const EXPIRE_EVERY_MS = 5_000;
/** Our choice: an attribute's bytes may each be escaped by six, `\u003c`. */
const BODY_LIMIT: BodyLimit = { maxBytes: 256 * 1024 };

/** Opens the embedded Connect in its folder. */
export async function openConnect(options: ConnectOptions): Promise<Connect> {
  const { dataDir, secret, log, clock = systemClock, timers = realTimers } = options;
  const { newId = randomUUID, publicUrl, damage } = options;
  const feed = new ContactFeed();
  const contacts = await Contacts.open(join(dataDir, 'connect', 'contacts.ndjson'), feed, damage);
  const tokens = new ParticipantTokens(secret);
  const deps: ConnectDeps = { contacts, feed, tokens, clock, newId, publicUrl };
  const sockets = new ParticipantSockets({ ...deps, timers });
  const endExpiry = repeat({
    action: () => tryToExpire(deps, log),
    everyMs: EXPIRE_EVERY_MS,
    timers,
    isImmediate: true,
  });
  return {
    services: [connectService(deps), participantService(deps, sockets)],
    desk: new LocalDesk(deps),
    async close() {
      await endExpiry();
      await sockets.close();
      await contacts.close();
    },
  };
}

function connectService(deps: ConnectDeps): AwsService {
  const bind = bindTo(deps);
  return {
    name: 'connect',
    client,
    bodyLimit: () => BODY_LIMIT,
    operations: { StartChatContact: bind(startChatContact), StopContact: bind(stopContact) },
  };
}

function participantService(deps: ConnectDeps, keptConnections: ParticipantSockets): AwsService {
  const bind = bindTo(deps);
  return {
    name: 'connectparticipant',
    client: participantClient,
    // The service has no signatures, but some clients sign, as for API Gateway.
    bearer: { header: 'x-amz-bearer', signedAs: 'execute-api' },
    keptConnections,
    bodyLimit: () => BODY_LIMIT,
    operations: {
      CreateParticipantConnection: bind(createParticipantConnection),
      DisconnectParticipant: bind(disconnectParticipant),
      GetTranscript: bind(getTranscript),
      SendEvent: bind(sendEvent),
      SendMessage: bind(sendMessage),
    },
  };
}

/** Never rejects: what could not be ended or forgotten is tried again. */
async function tryToExpire(deps: ConnectDeps, log: Pick<Log, 'error'>): Promise<void> {
  try {
    await expireContacts(deps);
  } catch (err) {
    log.error({ err }, 'old chats could not be ended');
  }
}
