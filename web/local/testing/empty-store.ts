import { openDB } from 'idb'
import { closeKept, openKept } from '../kept.ts'

/** One store serves all test files of a process: what another left lies there still. To be called before each test that counts its rows. */
export const emptyStore = async (): Promise<void> => {
  // Made by whoever opens it first.
  await openKept('nobody', 'ff'.repeat(32))
  closeKept()
  const db = await openDB('nuanyang', 1)
  await db.clear('kept')
  db.close()
}
