// What an answer can hold besides the findings, where its reader asks: a closed list without a schema, so that the command line loads none.

/** extracted: facts and tables as values · text: the text as read · reading: what was read, place by place. */
export const includable = ['extracted', 'text', 'reading'] as const
export type Includable = (typeof includable)[number]
