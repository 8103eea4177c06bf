/** Returns a synthetic utterance of a synthetic intent, most of whose words other intents use too, as in real bots. */
export function carried(intent: number, index: number): string {
  return [
    CARRIERS[index % CARRIERS.length],
    word(intent),
    word(intent * 7 + index),
    word(index * 31 + intent),
    TAILS[(index * 3 + intent) % TAILS.length],
  ].join(' ');
}

const CARRIERS = ['how do I', 'please', 'I want to', 'can you', 'where is', 'help me', 'my'];
const TAILS = ['now', 'for my course', 'on my phone', 'please', 'today', 'again', 'at home'];

export function word(seed: number): string {
  const syllables = ['ka', 'lo', 'mi', 'ter', 'sun', 'pra', 'vel', 'do', 'ring', 'pas'];
  const part = (n: number) => syllables[Math.abs(n) % syllables.length];
  return `${part(seed)}${part(Math.floor(seed / 10))}${part(Math.floor(seed / 3) + 1)}`;
}
