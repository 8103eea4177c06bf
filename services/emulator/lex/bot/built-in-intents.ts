/** What the built-in intents are said as, by their signature: a bot adds no utterances of its own to them. */
const UTTERANCES: Readonly<Record<string, readonly string[]>> = {
  'AMAZON.CancelIntent': ['cancel', 'never mind', 'forget it', 'cancel that', 'cancel it'],
  'AMAZON.HelpIntent': ['help', 'help me', 'can you help me', 'what can you do', 'i need help'],
  'AMAZON.StopIntent': ['stop', 'off', 'shut up', 'stop it', 'stop that'],
  'AMAZON.PauseIntent': ['pause', 'pause that', 'pause it'],
  'AMAZON.ResumeIntent': ['resume', 'continue', 'keep going', 'go on'],
  'AMAZON.RepeatIntent': ['repeat', 'say that again', 'repeat that', 'can you repeat that'],
  'AMAZON.StartOverIntent': ['start over', 'restart', 'start again', 'begin again'],
  'AMAZON.YesIntent': ['yes', 'yes please', 'sure', 'yeah', 'ok'],
  'AMAZON.NoIntent': ['no', 'no thanks', 'nope', 'no thank you'],
};

/** The sample utterances of a built-in intent; none for a signature without any. */
export function builtInUtterances(signature: string): readonly string[] {
  return UTTERANCES[signature] ?? [];
}
