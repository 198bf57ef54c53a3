import pg from 'pg'

const TABLES = [
  ...['child', 'child_facts', 'child_person', 'child_key', 'record', 'record_part', 'history', 'sync_row'],
  ...['entry', 'entry_part', 'duty'],
]

/**
 * Tells the planner how much there is now. After ten thousand children came in at once it would plan for an empty table until
 * the database's own housekeeping came by: a list took 0.7 s instead of 5 ms. As the owner; never fails the work it follows.
 */
export const refreshStatistics = async (owner: pg.ClientConfig): Promise<void> => {
  const left = [...TABLES]
  const turn = async () => {
    const client = new pg.Client(owner)
    try {
      await client.connect()
      for (let table = left.shift(); table !== undefined; table = left.shift()) await client.query(`analyze ${table}`)
    } finally {
      await client.end()
    }
  }
  // Two at a time: it reads much and writes little.
  await Promise.all([turn(), turn()])
}
