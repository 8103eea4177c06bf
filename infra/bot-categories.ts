/** What a client can choose in the dialog: a value of the slot type, its button, and other words for it. */
export interface BotCategory {
  readonly id: string;
  readonly label: string;
  readonly words: readonly string[];
}

/** The files of a bot definition by their path in the zip. */
export type BotFiles = Readonly<Record<string, Uint8Array>>;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const SLOT_TYPE = 'TicketCategory';
const SLOT_TYPE_FILE = new RegExp(`/SlotTypes/${SLOT_TYPE}/SlotType\\.json$`);
const SLOT_FILE = /\/Slots\/[^/]+\/Slot\.json$/;
/** Lex shows that many buttons in a card. */
const BUTTONS = 5;
/** The list of choices in a prompt: "… : accounts, course sites, or something else?" */
const CHOICES = /: [^:.?!]*, or [^:.?!]*/;

/**
 * Returns the files with these categories as the values of the slot type `TicketCategory`, as buttons of the slots that have
 * this type, and in the texts that list them. A file that has them already is left byte for byte as it is.
 */
export function withCategories(files: BotFiles, categories: readonly BotCategory[]): BotFiles {
  const changed = Object.entries(files).map(([path, bytes]) => {
    if (SLOT_TYPE_FILE.test(path)) return [path, edit(bytes, slotType(categories))] as const;
    if (SLOT_FILE.test(path)) return [path, edit(bytes, slot(categories))] as const;
    return [path, bytes] as const;
  });
  return Object.fromEntries(changed);
}

/** Returns the values of the slot type, file by file. */
export function categoryIdsIn(files: BotFiles): ReadonlyMap<string, readonly string[]> {
  const found = Object.entries(files).filter(([path]) => SLOT_TYPE_FILE.test(path));
  return new Map(found.map(([path, bytes]) => [path, valuesOf(parse(bytes))]));
}

function valuesOf(type: Json): readonly string[] {
  const values = isMap(type) && Array.isArray(type.slotTypeValues) ? type.slotTypeValues : [];
  return values.flatMap((value) => {
    const sample = isMap(value) && isMap(value.sampleValue) ? value.sampleValue.value : undefined;
    return typeof sample === 'string' ? [sample] : [];
  });
}

function edit(bytes: Uint8Array, change: (json: Json) => Json): Uint8Array {
  const before = parse(bytes);
  const after = change(before);
  if (JSON.stringify(before) === JSON.stringify(after)) return bytes;
  return new TextEncoder().encode(`${JSON.stringify(after, undefined, 2)}\n`);
}

function slotType(categories: readonly BotCategory[]): (json: Json) => Json {
  const values = categories.map(({ id, words }) => ({
    sampleValue: { value: id },
    synonyms: words.map((value) => ({ value })),
  }));
  return (json) => (isMap(json) ? { ...json, slotTypeValues: values } : json);
}

function slot(categories: readonly BotCategory[]): (json: Json) => Json {
  return (json) => {
    const setting = isMap(json) ? json.valueElicitationSetting : undefined;
    if (!isMap(json) || json.slotTypeName !== SLOT_TYPE || !isMap(setting)) return json;
    const prompt = setting.promptSpecification;
    if (!isMap(prompt) || !Array.isArray(prompt.messageGroupsList)) return json;
    const messageGroupsList = withCards(prompt.messageGroupsList, categories).map((group) =>
      withChoices(group, choicesOf(categories)),
    );
    const promptSpecification = { ...prompt, messageGroupsList };
    return { ...json, valueElicitationSetting: { ...setting, promptSpecification } };
  };
}

/** Replaces the cards by as many like the first one as the categories need. */
function withCards(groups: readonly Json[], categories: readonly BotCategory[]): Json[] {
  const first = groups.findIndex((group) => cardOf(group) !== undefined);
  const sample = groups[first];
  if (sample === undefined) return [...groups];
  const others = groups.filter((group) => cardOf(group) === undefined);
  const cards = Array.from({ length: Math.ceil(categories.length / BUTTONS) }, (_, index) => {
    const chosen = categories.slice(index * BUTTONS, (index + 1) * BUTTONS);
    return withButtons(
      sample,
      chosen.map(({ id, label }) => ({ text: label, value: id })),
    );
  });
  return others.toSpliced(first, 0, ...cards);
}

function cardOf(group: Json | undefined): { [key: string]: Json } | undefined {
  const message = isMap(group) ? group.message : undefined;
  const card = isMap(message) ? message.imageResponseCard : undefined;
  return isMap(card) ? card : undefined;
}

function withButtons(group: Json, buttons: Json): Json {
  const card = cardOf(group);
  if (!isMap(group) || !isMap(group.message) || !card) return group;
  return { ...group, message: { ...group.message, imageResponseCard: { ...card, buttons } } };
}

/** Writes the choices into each text that lists some, of a message and its variations. */
function withChoices(json: Json, choices: string): Json {
  if (Array.isArray(json)) return json.map((each) => withChoices(each, choices));
  if (!isMap(json)) return json;
  const entries = Object.entries(json).map(([key, value]) => {
    const isText = key === 'value' && typeof value === 'string';
    // A function, because "$" in a label is no reference.
    const said = isText
      ? value.replace(CHOICES, () => `: ${choices}`)
      : withChoices(value, choices);
    return [key, said];
  });
  return Object.fromEntries(entries) as Json;
}

/** "accounts and passwords, course sites, or something else" */
function choicesOf(categories: readonly BotCategory[]): string {
  const labels = categories.map(({ label }) =>
    /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label,
  );
  return labels.length > 1
    ? `${labels.slice(0, -1).join(', ')}, or ${labels.at(-1)}`
    : labels.join('');
}

function parse(bytes: Uint8Array): Json {
  return JSON.parse(new TextDecoder().decode(bytes)) as Json;
}

function isMap(json: Json | undefined): json is { [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
