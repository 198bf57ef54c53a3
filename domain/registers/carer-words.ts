/**
 * Who looks after a child, as one reads it: 奶奶 石桂兰. Whom a list calls by the kinship alone (奶奶, 奶奶) is said once.
 * `relation` is the word as written, '' where none is.
 */
export const carerTold = (relation: string, name: string): string =>
  relation === '' || name.startsWith(relation) ? name : `${relation} ${name}`
