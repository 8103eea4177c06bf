import { Facts } from '../../parts/facts.tsx';

/** What the figures mean, in short. */
export function Definitions() {
  return (
    <section class="panel" aria-labelledby="definitions">
      <h2 id="definitions">What is counted</h2>
      <Facts
        of={[
          ['Question', 'What a client asked, and the bot answered, doubted or refused.'],
          [
            'Doubtful',
            'The bot was not sure, and asked “did you mean”. “Chosen”: one of the sections that it offered was. The page Questions lists these and the answers that were little more certain than an answer must be, which are counted as answered here.',
          ],
          ['Ticket after', 'The last question before a ticket in the same chat.'],
          [
            'Settled by the bot',
            'Of questions: answered or chosen, and neither a ticket nor a person followed. Of chats: at least one such question, and no ticket and no person in the whole chat.',
          ],
          [
            'Time to the first answer',
            'From the first question of a chat to the end of the first reply that answers.',
          ],
          [
            'What can’t wait',
            'Crisis, danger, harassment, phishing, a stolen account, or something that begins soon, such as a lecture: the bot said whom to call. Which it was, the chat says.',
          ],
          ['Rated', 'Replies whose last rating is a thumb up or down.'],
        ]}
      />
      <p>
        <a href="/console/api/figures/guide" target="_blank" rel="noopener">
          The guide to the figures
        </a>{' '}
        says how they are counted and kept.
      </p>
    </section>
  );
}
