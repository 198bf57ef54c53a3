import type { TestDatabase } from './database.ts'

/** How many random histories a property is asked: a third on the shards, where a statement takes five times as long and says the same. */
export const histories = ({ engine }: Pick<TestDatabase, 'engine'>, runs: number): number =>
  engine === 'citus' ? Math.ceil(runs / 3) : runs
