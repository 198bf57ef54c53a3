import type { Change } from '../db/write/change.ts'

const ORDER = ['child', 'child_facts', 'child_person'] as const

/**
 * Updates of many children, table after table (the child first: its scope goes on to the rest): neighbours of one table are
 * written by one statement, and ten thousand children that move up a class take 60,000 round trips less.
 */
export const byTable = (changes: readonly Change[]): Change[] =>
  ORDER.flatMap((table) => changes.filter((c) => c.table === table))
