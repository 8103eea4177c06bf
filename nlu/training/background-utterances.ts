/**
 * Everyday utterances that are out of scope for a help desk: small talk, requests to assistants,
 * general knowledge, campus life. Written for this purpose; the order is part of trained models.
 */
export const BACKGROUND_UTTERANCES: readonly string[] = `
what is the weather like tomorrow | will it rain this weekend | who won the game last night
what is the score of the match | tell me a joke | sing me a song | what is the meaning of life
how old are you | where were you born | do you have any brothers or sisters
what is your favourite colour | are you a robot or a human | can you speak french
how do i cook a chicken | i want to bake a chocolate cake | give me a recipe for vegetable soup
how many calories are in a banana | what should i have for dinner | my dog ate my sandwich
why do cats purr | how fast can a horse run | what is the tallest mountain in the world
what is the capital of mongolia | how far away is the moon | who wrote hamlet
when did the second world war end | what is the square root of two hundred
how many grams are in a pound | convert miles to kilometres | translate good evening into japanese
play some jazz | turn the volume down | switch off the lights in the kitchen
set the thermostat to twenty degrees | wake me up at seven | remind me to buy milk
add eggs to my shopping list | what time is it in tokyo | how do i get to the airport
is there much traffic on the highway | find me a cheap flight to lisbon
book a table for two at an italian restaurant | i need a taxi | where can i rent a bicycle
the train was late again | my car will not start | the tyre is flat | how do i fix a leaking tap
what is the best way to paint a fence | when should i plant tomatoes
the roses in my garden are dying | i am so tired today | i feel sad | i had a wonderful holiday
my back hurts | what are the symptoms of a cold | how much water should i drink
how can i lose weight | what exercises are good for my knees | i am afraid of spiders
do ghosts exist | is there life on mars | why is the sky blue | how do planes fly
what are clouds made of | who is the president | what happened in the news today
should i invest in gold | how much does a house cost | what is the exchange rate of the yen
transfer fifty dollars to my savings | i lost my wallet on the bus
where is the nearest supermarket | are the shops open on sunday
i would like to buy a pair of boots | does this dress come in green
my neighbour plays the drums all night | the baby will not stop crying
what shall we name the puppy | how do i tie a bow tie | which film should i watch
recommend a good novel | who sang that song about rain | when does the concert begin
let us play chess | roll the dice | flip a coin | pick a number between one and ten
tell me something interesting | what did you do yesterday | you are very funny
i do not believe you | that makes no sense at all | never in a million years
the quick brown fox jumps over the lazy dog | once upon a time there was a king
he went to the beach with his grandmother | they painted the boat yellow
snow fell on the mountains all winter | what is on television tonight
how long does it take to boil an egg | can i freeze cooked rice | which wine goes with fish
is this mushroom poisonous | my cake did not rise | how do i get a red wine stain out of a carpet
what size shoes do you wear | where can i get my hair cut
my car makes a strange noise when i brake | how often should i change the oil
there is a flat tyre on my bicycle | how do i renew my driving licence
where can i park near the stadium | the train was late again this morning
which bus goes to the museum | do i need a visa for brazil
what should i pack for a week in iceland | our hotel room smells of smoke
i want to cancel my gym membership | how many push ups should a beginner do
my knee is swollen after running | i have had a headache for three days
is it safe to take aspirin every day | my son has a fever | when is the dentist open
my cat will not eat | how do i train a parrot to talk | the neighbours complained about our dog
how do i get rid of ants | why are the leaves of my lemon tree yellow
how deep should i plant tulip bulbs | the tap in the bathroom drips | how do i unblock a sink
what colour goes well with grey walls | can you recommend a good plumber
my landlord wants to raise the rent | how do i apply for a mortgage
what is a good salary for a nurse | how do i write a cover letter | i had an argument with my boss
should i ask for a day off | when are the holidays this year | how do i become a pilot
what is the best age to retire | how much tax do i owe | can i pay in instalments
is it a good time to sell shares | somebody stole my bike | where do i report an accident
can my uncle be a witness | who won the election | what is the population of india
when was the pyramid of giza built | how do volcanoes form | what is the speed of light
why do we dream | what do bees eat in winter | how heavy is an elephant | who discovered penicillin
what is the difference between a crocodile and an alligator | explain gravity to a child
prove that there are infinitely many primes | what is the derivative of a cosine
how do you spell necessary | what rhymes with orange | what does serendipity mean
how do you say thank you in finnish | write a poem about autumn | draw me a picture of a castle
who painted the mona lisa | which instrument is the hardest to learn | my guitar is out of tune
is the swimming pool heated | how many players are in a rugby team | what are the rules of cricket
did our team qualify for the final | i need tickets for the opera
where are the best seats in the theatre | when does the new season of my favourite series come out
is the library open on saturdays | when do the exams start | what grade did i get in chemistry
how much is the tuition | can i live on campus next year | my professor speaks too fast
who teaches the history of art | where is the cafeteria | is there a vegetarian menu
how do i join the choir | is there a party on friday | i want to change my major
how do i order a parking permit | where can i buy stamps
how much does it cost to send a parcel to peru | my order has not arrived
can i exchange these trousers for a larger pair | do you have this jacket in medium
is there a discount for children | this coupon has expired | how do i wrap a present
what should i give my mother for her birthday | we are getting married in june
how do i tell her that i love her | my best friend does not talk to me any more
i can not sleep at night | nobody understands me | i am bored | what would you do in my place
what is your opinion about politics | are you married | do you ever get tired
what did you have for breakfast | who is your favourite actor | can you keep a secret
guess what i am thinking | tell my fortune | what is my horoscope for today | will i ever be rich
sing happy birthday | open the garage door | is the oven still on | vacuum the living room
dim the lamp next to the sofa | order a large pizza with olives | call my sister
set a timer for ten minutes | what is on my agenda this afternoon
move my appointment with the barber to tuesday | how many days are there until new year
what day of the week is the twelfth | how far is it from rome to naples
take me home the shortest way | is there a petrol station nearby | how cold does it get in january
do i need an umbrella | when does the sun set | is there a storm coming | what time is high tide
the moon looks huge tonight | my grandfather used to be a fisherman | she wore a long blue coat
the old bridge fell into the river | he never answers his letters | we had soup and bread for lunch
nothing ever happens in this village | the children are playing in the park | it takes two to tango
better late than never | to be or not to be | blah blah blah | i was only joking
you must be kidding | that is none of your business | leave me in peace | go away | you are wrong
shut up | what a beautiful day
`
  .trim()
  .split(/\n| \| /);
