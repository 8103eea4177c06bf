import type { ChatConfig } from '../../../chat-page/chat-api.ts';
import type { Brand } from '../../../helpdesk/brand/brand.ts';
import type { Contacts } from '../../../helpdesk/content/contacts.ts';
import { staffHoursLine } from '../../../helpdesk/hours/hours-wording.ts';
import type { OfficeHours } from '../../../helpdesk/hours/office-hours.ts';
import { openingAt } from '../../../helpdesk/hours/opening.ts';
import type { ChatRequest } from '../http/request.ts';
import { type ChatResponse, json } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';

type ConfigDeps = Pick<ChatDeps, 'brand' | 'contacts' | 'handoff' | 'hours' | 'notice' | 'now'>;

/** `GET /api/config`: what the chat shows before anything is said. */
export async function chatConfig(deps: ConfigDeps, _request: ChatRequest): Promise<ChatResponse> {
  const { brand, handoff, now } = deps;
  const [contacts, hours, notice] = await Promise.all([
    deps.contacts(),
    deps.hours(),
    deps.notice(),
  ]);
  return json(200, {
    brand: shownBrand(brand, contacts),
    hours: hoursNow(hours, now()),
    ...(notice !== undefined && { notice }),
    voice: false,
    handoff: handoff !== undefined,
  } satisfies ChatConfig);
}

/** A contact that staff have taken out of the live file isn't shown. */
function shownBrand(brand: Brand, contacts: Contacts): ChatConfig['brand'] {
  const shown = brand.contacts.flatMap((id) => contacts[id] ?? []);
  return { ...brand, contacts: shown };
}

function hoursNow(hours: OfficeHours, now: Date): ChatConfig['hours'] {
  return { isOpen: openingAt(hours, now).isOpen, text: staffHoursLine(hours, now) };
}
