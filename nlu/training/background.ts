import { stem } from '../natural.ts';
import { isTopicWord } from '../text/function-words.ts';
import { words } from '../text/tokens.ts';

/**
 * Things people say that a bot is not about. They are examples of no intent: a bot with few
 * intents learns from them what "I want to" is worth, and that most of what can be said isn't
 * for it.
 */
const BACKGROUND = `
what is the weather like tomorrow
will it rain this weekend
who won the game last night
what is the score of the match
tell me a joke
sing me a song
what is the meaning of life
how old are you
where were you born
do you have any brothers or sisters
what is your favourite colour
are you a robot or a human
can you speak french
how do i cook a chicken
i want to bake a chocolate cake
give me a recipe for vegetable soup
how many calories are in a banana
what should i have for dinner
my dog ate my sandwich
why do cats purr
how fast can a horse run
what is the tallest mountain in the world
what is the capital of mongolia
how far away is the moon
who wrote hamlet
when did the second world war end
what is the square root of two hundred
how many grams are in a pound
convert miles to kilometres
translate good evening into japanese
play some jazz
turn the volume down
switch off the lights in the kitchen
set the thermostat to twenty degrees
wake me up at seven
remind me to buy milk
add eggs to my shopping list
what time is it in tokyo
how do i get to the airport
is there much traffic on the highway
find me a cheap flight to lisbon
book a table for two at an italian restaurant
i need a taxi
where can i rent a bicycle
the train was late again
my car will not start
how often should i change the oil
the tyre is flat
how do i fix a leaking tap
what is the best way to paint a fence
when should i plant tomatoes
the roses in my garden are dying
i am so tired today
i feel sad
i had a wonderful holiday
my back hurts
what are the symptoms of a cold
how much water should i drink
how can i lose weight
what exercises are good for my knees
i am afraid of spiders
do ghosts exist
is there life on mars
why is the sky blue
how do planes fly
what are clouds made of
who is the president
what happened in the news today
should i invest in gold
how much does a house cost
what is the exchange rate of the yen
transfer fifty dollars to my savings
i lost my wallet on the bus
where is the nearest supermarket
are the shops open on sunday
i would like to buy a pair of boots
does this dress come in green
my neighbour plays the drums all night
the baby will not stop crying
what shall we name the puppy
how do i tie a bow tie
which film should i watch
recommend a good novel
who sang that song about rain
when does the concert begin
let us play chess
roll the dice
flip a coin
pick a number between one and ten
tell me something interesting
what did you do yesterday
you are very funny
i do not believe you
that makes no sense at all
never in a million years
the quick brown fox jumps over the lazy dog
once upon a time there was a king
he went to the beach with his grandmother
they painted the boat yellow
snow fell on the mountains all winter
`
  .trim()
  .split('\n');

/**
 * The background of a bot in that locale: those utterances that share no topic with the bot's
 * own; none for languages other than English.
 */
export function backgroundFor(locale: string, ownWords: readonly string[]): string[] {
  if (!locale.startsWith('en')) return [];
  const own = new Set(topicStems(ownWords));
  return BACKGROUND.filter((utterance) =>
    topicStems(words(utterance)).every((stemmed) => !own.has(stemmed)),
  );
}

function topicStems(some: readonly string[]): string[] {
  return some.filter(isTopicWord).map(stem);
}
