/**
 * Sample utterances of the built-in intents, by signature; a bot can't add its own:
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intents.html
 */
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

/** Returns the sample utterances of a built-in intent; empty if it has none. */
export function builtInUtterances(signature: string): readonly string[] {
  return UTTERANCES[signature] ?? [];
}
