/** The children that an answer names, by their ids; none where there is no such answer. */
export const childIdsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []
