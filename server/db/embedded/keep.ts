import type { Joined } from './connect.ts'

/** Milliseconds for which a start that fails is tried again; then whoever watches over us should know. */
const AWAY = 10_000
/** At the end: what is just being brought back is waited for no longer than this. */
const LEAVING = 1500

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms).unref())

/**
 * Holds the database for as long as we work (H2): where the hold's connection ends it is taken anew, and the database is started
 * anew where it is gone. `onGone` hears when that will not do.
 */
export const keepDatabase = (
  first: Joined,
  again: () => Promise<Joined>,
  onGone: (fault: Error) => void,
): { leave: () => Promise<boolean> } => {
  let held: Joined | null = first
  let leaving = false
  let renewing: Promise<void> = Promise.resolve()

  const renew = async () => {
    held = null
    let fault = new Error('内置数据库停了，又没有起来。')
    for (const until = Date.now() + AWAY; Date.now() < until && !leaving; await sleep(500)) {
      try {
        const back = await again()
        if (back.connection.port !== first.connection.port) {
          await back.hold.leave()
          fault = new Error('内置数据库换了端口，请重新启动服务。')
          break
        }
        held = back
        watch(back)
        return
      } catch (error) {
        fault = error as Error
      }
    }
    if (!leaving) onGone(fault)
  }
  const watch = (joined: Joined) => {
    joined.hold.lost.then(() => {
      if (!leaving) renewing = renew()
    })
  }
  watch(first)
  return {
    leave: async () => {
      leaving = true
      await Promise.race([renewing, sleep(LEAVING)])
      return held === null ? false : held.hold.leave()
    },
  }
}
