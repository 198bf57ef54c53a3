import { AsyncLocalStorage } from 'node:async_hooks'
import { AppError } from '../../domain/errors.ts'
import type { Actor, Role } from '../../domain/roles.ts'

/** `wide`: of those who look at whole townships and counties. `patient`: what is given as long as it needs. */
export type Lane = 'wide' | 'patient'
export type Lanes = { run: <T>(lane: Lane | null, work: () => Promise<T>) => Promise<T> }

/** Of the connections, at most so many go to one lane: with both full there is still a quarter left for the schools. */
const SHARE = 3 / 8
/** Milliseconds that one waits in its lane. */
const PATIENCE = 30_000
const FULL = '现在同时查看全县、全乡镇数据或写入名册的人太多，请过半分钟再试一次。'

const WIDE: ReadonlySet<Role> = new Set(['county-office', 'township-officer', 'auditor', 'administrator'])

/** Whose request it is says how much of the register it looks at. What the program does for itself, shortly, waits for nobody. */
export const laneOf = (actor: Pick<Actor, 'role' | 'via'>, patient: boolean): Lane | null =>
  patient ? 'patient' : actor.via !== 'operator' && WIDE.has(actor.role) ? 'wide' : null

/**
 * Queues before the pool, a kind of request each, so that a county's boards never take the connections of a school. First come,
 * first served; who is in a lane already goes on without waiting for a second place. Errors: busy, after half a minute.
 */
export const makeLanes = (connections: number, patience = PATIENCE): Lanes => {
  const most = Math.max(1, Math.floor(connections * SHARE))
  const lanes = { wide: makeQueue(most, patience), patient: makeQueue(most, patience) }
  const inside = new AsyncLocalStorage<true>()
  return {
    run: async (lane, work) => {
      if (lane === null || inside.getStore()) return work()
      const leave = await lanes[lane]()
      try {
        return await inside.run(true, work)
      } finally {
        leave()
      }
    },
  }
}

const makeQueue = (most: number, patience: number): (() => Promise<() => void>) => {
  let taken = 0
  const waiting: (() => void)[] = []
  const leave = () => {
    const next = waiting.shift()
    // The place goes on to the next one.
    if (next) next()
    else taken--
  }
  return () => {
    if (taken < most) {
      taken++
      return Promise.resolve(leave)
    }
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(late)
        resolve(leave)
      }
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1)
        reject(new AppError('busy', { retryAfter: 30 }, FULL))
      }, patience)
      waiting.push(go)
    })
  }
}
