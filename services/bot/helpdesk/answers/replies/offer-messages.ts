import type { Button } from '../../conversations/chat-message.ts';
import type { Offer } from '../answer.ts';
import { cutText } from './cut-text.ts';
import { listed } from './listed.ts';
import { buttonTitle, sectionTitle } from './section-title.ts';
import { showSection } from './show-section.ts';

const MAX_MESSAGE = 1024;
const MAX_BUTTON = 50;
const MAX_TITLE = 120;
const MAX_WORDS = 3;

/** What a client that shows sections to choose from gets: text, card and buttons, which say the same. */
export interface OfferMessages {
  readonly text: string;
  readonly card: string;
  /** The title above the buttons. */
  readonly title: string;
  readonly buttons: readonly Button[];
}

/** Words an offer as what it is: sections that may help, not the answer. */
export function offerMessages(offer: Offer): OfferMessages {
  const intro = introOf(offer);
  const lines = offer.sections.map((section) => `• ${cutText(sectionTitle(section), MAX_TITLE)}`);
  return {
    text: cutText([intro, ...lines].join('\n'), MAX_MESSAGE),
    card: cardJson(offer),
    title: 'Which of these do you mean?',
    buttons: offer.sections.map((section) => ({
      text: cutText(buttonTitle(section), MAX_BUTTON),
      value: showSection(section.id),
    })),
  };
}

function introOf({ about, missing }: Offer): string {
  const subject = about.length > 0 ? ` about ${listed(about.slice(0, MAX_WORDS))}` : '';
  if (missing.length === 0)
    return `I'm not sure which of these answers you. I have this${subject}:`;
  return `I have nothing on ${listed(missing.slice(0, MAX_WORDS))}, but this${subject}:`;
}

function cardJson({ sections }: Offer): string {
  const json = (titleLength: number): string =>
    JSON.stringify({
      v: 1,
      kind: 'didYouMean',
      also: sections.map((section) => ({
        docId: section.docId,
        title: cutText(sectionTitle(section), titleLength),
        place: section.place,
      })),
      trace: sections[0]?.id,
    });
  const long = json(MAX_TITLE);
  return long.length <= MAX_MESSAGE ? long : json(MAX_TITLE / 4);
}
