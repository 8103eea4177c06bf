import { readFileSync } from 'node:fs';
import { seededRandom } from '../../nlu/random.ts';
import type { ChatMessage } from '../../services/bot/helpdesk/conversations/chat-message.ts';
import type { ChatTally } from './chat-tally.ts';
import type { PlayedHelpDesk } from './played-help-desk.ts';

const QUESTIONS: readonly string[] = ['dev', 'gate'].flatMap((set) =>
  readFileSync(`seed/relevance/${set}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { question: string }).question),
);
const URGENT = ['I want to kill myself', 'somebody is logged in as me and changed my password'];
const ANSWERS: readonly (readonly [RegExp, string | ((at: number) => string)])[] = [
  [/What is your name/, 'Ada Student'],
  [/e-mail address/, (at) => `ada${at}@example.edu`],
  [/What is it about/, 'course-sites'],
  [/one short line/, 'The quiz page stays blank'],
  [
    /describe what happened/,
    'I open the quiz and see a white page, and the exam starts in an hour.',
  ],
  [/two tickets/, 'only one'],
];
const LONGEST_FORM = 14;

/** Plays chats as people chat, the same for the same seed: `count` of them, on days that the clock is set to. */
export async function playChats(
  desk: PlayedHelpDesk,
  tally: ChatTally,
  { seed, starts }: { readonly seed: number; readonly starts: readonly number[] },
  afterEach: (at: number) => Promise<void>,
): Promise<void> {
  const random = seededRandom(seed);
  for (const [at, start] of starts.entries()) {
    desk.clock.time = start;
    await new PlayedChat(desk, tally, random, at).play();
    await afterEach(at);
  }
}

class PlayedChat {
  readonly #desk: PlayedHelpDesk;
  readonly #tally: ChatTally;
  readonly #random: () => number;
  readonly #number: number;
  #sessionId = '';
  #turn = 0;
  #messages: readonly ChatMessage[] = [];

  constructor(desk: PlayedHelpDesk, tally: ChatTally, random: () => number, number: number) {
    this.#desk = desk;
    this.#tally = tally;
    this.#random = random;
    this.#number = number;
  }

  async play(): Promise<void> {
    this.#sessionId = await this.#desk.chat.openSession();
    if (this.#chance(0.2)) await this.#say('hello');
    for (let left = 1 + Math.floor(this.#random() * 4); left > 0; left -= 1) {
      await this.#say(this.#chance(0.08) ? this.#pick(URGENT) : this.#question());
      await this.#react();
    }
    if (this.#chance(0.15)) await this.#openTicket('open a ticket');
  }

  #question(): string {
    if (!this.#chance(0.2)) return this.#pick(QUESTIONS);
    const bare = () => this.#pick(QUESTIONS).replace(/[?.!\s]+$/u, '');
    return `${bare()}? And ${bare()}?`;
  }

  async #react(): Promise<void> {
    const sections = this.#buttons().filter((value) => value.startsWith('show section'));
    if (sections.length > 0 && this.#chance(0.6)) await this.#say(this.#pick(sections));
    if (this.#chance(0.5)) await this.#rate();
    const hasTicket = this.#buttons().includes('open a ticket');
    if (hasTicket && this.#chance(0.4)) await this.#openTicket('open a ticket');
  }

  async #rate(): Promise<void> {
    const turn = this.#turn;
    let helpful = this.#chance(0.5);
    await this.#sendRating(turn, helpful);
    if (!this.#chance(0.3)) return;
    helpful = !helpful;
    await this.#sendRating(turn, helpful);
  }

  async #openTicket(said: string): Promise<void> {
    await this.#say(said);
    for (let turns = 0; turns < LONGEST_FORM; turns += 1) {
      const cards = this.#messages.map((one) =>
        one.contentType === 'CustomPayload' ? one.card.kind : '',
      );
      if (cards.includes('ticket')) return;
      const text = this.#messages
        .map((one) => (one.contentType === 'PlainText' ? one.content : ''))
        .join('\n');
      const [, answer] = ANSWERS.find(([asked]) => asked.test(text)) ?? [];
      if (cards.includes('check')) await this.#say('yes');
      else if (answer === undefined) return void (await this.#say('cancel'));
      else await this.#say(typeof answer === 'string' ? answer : answer(this.#number));
    }
  }

  #buttons(): readonly string[] {
    return this.#messages.flatMap((one) =>
      one.contentType === 'ImageResponseCard'
        ? one.imageResponseCard.buttons.map(({ value }) => value)
        : [],
    );
  }

  async #say(said: string): Promise<void> {
    this.#pass();
    const at = this.#desk.clock.time;
    const { status, body } = await this.#desk.chat.say(this.#sessionId, said, `${at}`);
    if (status !== 200) throw new Error(`${status} to "${said}": ${body}`);
    const { turn, messages } = JSON.parse(body) as { turn: number; messages: ChatMessage[] };
    this.#turn = turn;
    this.#messages = messages;
    this.#tally.see({ chat: this.#sessionId, turn, at, said, messages });
  }

  async #sendRating(turn: number, helpful: boolean): Promise<void> {
    this.#pass();
    const at = this.#desk.clock.time;
    const path = `/api/sessions/${this.#sessionId}/feedback`;
    const { status, body } = await this.#desk.chat.ask({
      method: 'POST',
      path,
      json: { turn, helpful },
    });
    if (status !== 204) throw new Error(`${status} to a rating: ${body}`);
    this.#tally.rate(this.#sessionId, turn, { at, helpful });
  }

  /** Between 5 and 65 seconds. */
  #pass(): void {
    this.#desk.clock.time += 5_000 + Math.floor(this.#random() * 60_000);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.#random() * of.length)] as T;
  }
}
