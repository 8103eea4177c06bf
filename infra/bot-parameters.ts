/** Outputs of storage.yaml that are parameters of bot.yaml by the same name. */
const SHARED = [
  'DocumentsBucket',
  'TicketsBucket',
  'ArtifactsBucket',
  'AuditBucket',
  'DocumentsQueueArn',
  'DocumentsDeadLetterQueueName',
  'NotificationsTopicArn',
  'UrgentTopicArn',
  'AlarmsTopicArn',
] as const;

/** The same, which an older stack may not have. */
const OPTIONAL = ['ConversationDays', 'TicketDays'] as const;

/** The address of the search engine: an output of storage.yaml if that creates a domain, otherwise a setting. */
const SEARCH = ['SearchEndpoint', 'SearchDomainArn'] as const;

/**
 * Returns the parameters of bot.yaml, from the outputs of storage.yaml and from settings, which take precedence.
 * Throws an Error that names every missing one.
 */
export function botParameters(
  storageOutputs: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const names = [...SHARED, ...SEARCH];
  const missing = names.filter((name) => (settings[name] ?? storageOutputs[name]) === undefined);
  if (missing.length > 0) {
    throw new Error(
      `bot.yaml needs ${missing.join(', ')}: neither given nor an output of storage.yaml`,
    );
  }
  const shared = names.map((name) => [name, settings[name] ?? storageOutputs[name]]);
  const optional = OPTIONAL.flatMap((name) =>
    storageOutputs[name] === undefined ? [] : [[name, storageOutputs[name]] as const],
  );
  return { ...Object.fromEntries([...shared, ...optional]), ...settings };
}
