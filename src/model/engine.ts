// Which engine judged: part of every answer.
export const engineVersion = '0.1.0'
