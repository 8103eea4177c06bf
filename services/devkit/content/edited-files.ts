/** The content files that staff edit as text. */
export const EDITED_IDS = ['hours', 'routing', 'urgent'] as const;

export type EditedId = (typeof EDITED_IDS)[number];

/** The bundled file, relative to the repository. */
export const seedPathOf = (id: EditedId) => `seed/${id}.yaml`;
/** What functions read. */
export const contentKeyOf = (id: EditedId) => `content/${id}.json`;
/** The same as it was typed, with its comments. */
export const sourceKeyOf = (id: EditedId) => `content/${id}.yaml`;
