import { Facts } from '../../parts/facts.tsx';

/** What the figures mean, in short. */
export function Definitions() {
  return (
    <section class="panel" aria-labelledby="definitions">
      <h2 id="definitions">What is counted</h2>
      <Facts
        of={[
          [
            'Question',
            'What a client asked, and the bot answered, met with “did you mean” or refused.',
          ],
          [
            'Did you mean',
            'The bot was not sure, and offered sections. “Chosen”: one of them was.',
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
