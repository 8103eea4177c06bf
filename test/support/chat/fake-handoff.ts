import type { HandoffDesk } from '../../../services/bot/functions/chat/routes/handoff-desk.ts';
import type {
  Handoff,
  HandoffRequest,
  StartedHandoff,
} from '../../../services/bot/helpdesk/handoff/handoff.ts';

/** People who take every client, unless `failure` is set. */
export class FakeHandoff implements Handoff {
  /** What they were asked, in order. */
  readonly requests: HandoffRequest[] = [];
  failure: Error | undefined;
  /** Called before a chat is started. */
  before: () => Promise<void> = async () => undefined;

  async start(request: HandoffRequest): Promise<StartedHandoff> {
    this.requests.push(request);
    await this.before();
    if (this.failure) throw this.failure;
    const contactId = `contact-${this.requests.length}`;
    return { contactId, participantToken: `token-${this.requests.length}` };
  }
}

export function aHandoffDesk(handoff: Handoff = new FakeHandoff()): HandoffDesk {
  return { handoff, participantEndpoint: 'https://participant.example.edu', waitSeconds: 60 };
}
