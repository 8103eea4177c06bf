import type { Answer } from '../../helpdesk/answers/answer.ts';
import { answerMessages } from '../../helpdesk/answers/replies/answer-messages.ts';
import { sectionToShow } from '../../helpdesk/answers/replies/show-section.ts';
import type { LexEvent } from './lex-event.ts';
import { close, elicitIntent, type LexResponse, say } from './lex-response.ts';

export interface ShowSectionDeps {
  /** Finds a section by the id of its passage. Resolves with undefined if it is no longer indexed. */
  readonly findSection: (passageId: string) => Promise<Answer | undefined>;
}

/** Shows the section whose button was pressed, whatever Lex took the button's value for. Undefined for anything else. */
export async function showSectionTurn(
  deps: ShowSectionDeps,
  event: LexEvent,
): Promise<LexResponse | undefined> {
  const passageId = sectionToShow(event.inputTranscript);
  return passageId === undefined ? undefined : showChosenSection(deps, event, passageId);
}

/** Shows the section of a passage, or says that it has changed. */
export async function showChosenSection(
  { findSection }: ShowSectionDeps,
  event: LexEvent,
  passageId: string,
): Promise<LexResponse> {
  const section = await findSection(passageId);
  if (!section)
    return elicitIntent([say('That section has changed in the meantime. Please ask once more.')]);
  return close(event.sessionState.intent, 'Fulfilled', answerMessages(section));
}
