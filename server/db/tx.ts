import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import { UNSEEN } from '../../domain/registers/scope.ts'
import { type Actor, COMMONS } from '../../domain/roles.ts'
import { isAway } from './away.ts'
import { isNotRun } from './breath.ts'
import { loadCalendar } from './calendar.ts'
import { keepCards } from './child-cards.ts'
import { isOwedOutOfSight, madeWay } from './clash.ts'
import { loadOwnBook } from './county-field.ts'
import { inSight, keepRows } from './duty-rows/keep-rows.ts'
import { isTouched } from './duty-rows/touched.ts'
import { beforeBegin, freshGround, groundAt } from './ground.ts'
import { laneOf } from './lanes.ts'
import { loadPlaceTree } from './place-tree.ts'
import { type Db, TIMES } from './pool.ts'
import { ask, inTurn, NOTHING_SENT, type Sent, say } from './send-together.ts'
import type { Stamps } from './stamp-classes.ts'
import { NO_STAMPS } from './stamp-classes.ts'
import { ASKED_FIRST, changedClasses, isGround, NOT_ASKED } from './stamps.ts'
import type { Tx } from './tx-type.ts'
import { hasCards } from './write/cards-touched.ts'
import { flush } from './write/flush.ts'
import { copyOf, newPending } from './write/pending.ts'
import { write } from './write/write.ts'

/** Whose widened work this is: what is asked beside it at the same time must not see more than its actor does. */
const widenedWork = new AsyncLocalStorage<Tx>()

const integer = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer: ${value}`)
  return String(value)
}

/**
 * `inOrder`: a page of a long list is read in its index's own order (left alone the planner, which cannot know how many rows a
 * scope holds, fetches and sorts them all: docs/decisions/007). `patient`: work in the background, whose statements and waits
 * take as long as they need (see TIMES); the operator's own is so anyway (`verify` of a whole county, seals, the demo). `byKeys`:
 * every question looks a few rows up by their keys, whatever the values: each is planned once a connection, not at every run.
 * `atOnce`: the first questions go out with the opening; nothing of the ground is asked before they are answered (it would be
 * read anew). `underHorizon`: what takes seconds is worked out
 * under a horizon of this moment, so that it may be kept (`now`); for what is worked out part by part one is asked for beside it, and nobody waits (`soon`).
 */
export type TxOptions = {
  readOnly?: boolean
  isolation?: 'read committed' | 'repeatable read'
  now?: number
  inOrder?: boolean
  patient?: boolean
  byKeys?: boolean
  atOnce?: boolean
  underHorizon?: 'now' | 'soon'
}

const isPatient = (actor: Actor, options: TxOptions) => options.patient ?? actor.via === 'operator'

const TRIES = 3
/** Milliseconds: the other one, which was let through, is given a head start. */
const HEAD_START = 40

/**
 * Opens a transaction as the actor, runs `work`, stamps and commits; any throw rolls everything back. Where two stood in each
 * other's way the database ends one of them: that one is done again from its beginning, so `work` leaves nothing outside.
 */
export const inActorTx = async <T>(
  db: Db,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options: TxOptions = {},
): Promise<T> => {
  let far = false
  for (let tried = 1; ; tried++) {
    try {
      return await db.lanes.run(laneOf(actor, options.patient ?? false), () => once(db, actor, work, options, far))
    } catch (error) {
      // Nothing of it was kept. What it writes was asked of the actor's own sight before; what follows from it is not the actor's to see.
      if (!far && isOwedOutOfSight(error)) {
        far = true
        continue
      }
      if (tried === TRIES || !madeWay(error)) throw error
      await setTimeout(HEAD_START * tried)
    }
  }
}

/** The settings go in the first round trip as literals checked to be integers (scope.md). */
const once = async <T>(
  db: Db,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  options: TxOptions,
  far: boolean,
): Promise<T> => {
  // Without one it is worked out all the same, and kept for nobody.
  const horizon = options.underHorizon && db.horizons.ask(actor.countyId).catch(() => {})
  if (options.underHorizon === 'now') await horizon
  const before = beforeBegin(db, actor.countyId)
  const client = await db.pool.connect()
  let broken: Error | undefined
  // A connection that the database ends between two statements says so in an event; unheard, it would end the whole process.
  const cut = (fault: Error) => {
    broken = fault
  }
  client.on('error', cut)
  let settled: Tx['settled'] = async () => {}
  try {
    const mode = `${options.isolation ? ` isolation level ${options.isolation}` : ''}${options.readOnly ? ' read only' : ''}`
    const circles = actor.circles.map(integer).join(',')
    const patient = isPatient(actor, options)
      ? `; set local statement_timeout=${TIMES.patient}; set local lock_timeout=${TIMES.patient}`
      : ''
    const opening = `begin${mode};${db.sharded ? ` set local citus.propagate_set_commands='local';` : ''} set local app.county='${integer(actor.countyId)}'; set local app.circles='{${circles}}'${patient}`
    const ordered = options.inOrder && !db.sharded ? '; set local enable_sort=off' : ''
    const planned = options.byKeys && !db.sharded ? '; set local plan_cache_mode=force_generic_plan' : ''
    const tx = makeTx(client, db, actor, options, { ground: freshGround(), stamps: NO_STAMPS, horizon: -1 })
    settled = tx.settled
    const asked = options.atOnce ? ASKED_FIRST.ground : ASKED_FIRST.all
    // One round trip; the question apart from the settings, whose text a sharded database passes on to its workers.
    const opened = inTurn([
      say(client, `${opening}${ordered}${planned}`),
      ask<Stamps>(client, db.named(asked, [actor.countyId])).then(({ rows: [row = NO_STAMPS] }) => {
        const stamps = options.atOnce ? { ...NOT_ASKED, ...row } : row
        const ground = groundAt(db, actor.countyId, before, stamps.ground)
        Object.assign(tx, { ground, stamps, horizon: before.horizon })
      }),
    ])
    if (!options.atOnce) await opened
    const [, result] = await inTurn([opened, work(tx)])
    await tx.settled()
    // What was written with the county in sight is stamped so too. The commit goes with the last rows: one that fails makes it none.
    const last = options.readOnly ? [] : (await leave(tx, far)).sent
    await inTurn([...last, say(client, 'commit')])
    if (tx.pending.audit.length) db.audited.commits++
    return result
  } catch (error) {
    // A database that is away has rolled back, or will; one that stands still would not hear.
    if (isAway(error)) {
      cut(error as Error)
      throw error
    }
    // What went on behind comes to its end first: nothing of it may be run after the rollback.
    const behind = await settled().catch((fault: unknown) => fault)
    await say(client, 'rollback').catch(cut)
    throw behind !== undefined && isNotRun(error) ? behind : error
  } finally {
    client.off('error', cut)
    client.release(broken)
  }
}

/** The last steps before the commit: rows of the duties that it touched and cards of helpers, then numbers and audit, with in sight what was written. */
const leave = (tx: Tx, asked: boolean): Promise<Sent> => {
  const { wide: seesFar, listed, touched, cards } = tx.pending
  const far = asked || seesFar || hasCards(cards) || (isTouched(touched) && !inSight(tx))
  const finish = async (): Promise<Sent> => {
    const kept = isTouched(touched) ? await keepRows(tx) : NOTHING_SENT
    if (hasCards(cards)) {
      await inTurn(kept.sent)
      await keepCards(tx)
    }
    const last = await flush(tx, kept)
    if (!far && !listed) return last
    // Sight narrows again after this.
    await inTurn(last.sent)
    return NOTHING_SENT
  }
  const wide = () => (far ? tx.widened(finish) : finish())
  return listed ? tx.unsealed(wide) : wide()
}

const makeTx = (
  client: pg.ClientBase,
  db: Db,
  actor: Actor,
  options: TxOptions,
  remembered: Pick<Tx, 'ground' | 'stamps' | 'horizon'>,
): Tx => {
  const now = options.now ?? Date.now()
  const listen = isPatient(actor, options) ? { query_timeout: TIMES.patient } : {}
  let own: readonly number[] = actor.circles
  let more: readonly number[] = []
  let goingOn: Promise<void> = Promise.resolve()
  const guard = () => {
    if (more.length > 0 && widenedWork.getStore() !== tx)
      throw new Error('a question beside widened work: ask it before or after')
  }
  const asked = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
    ask<Row>(client, { ...db.named(text, values, options.byKeys), ...listen })
  const sight = (...also: number[]) =>
    ask(client, { text: `set local app.circles='{${[...own, ...more, ...also].map(integer).join(',')}}'` })
  /** Work with one circle more in sight. */
  const seeing = async <T>(circle: number, work: () => Promise<T>): Promise<T> => {
    if (own.includes(circle) || more.includes(circle)) return work()
    guard()
    const before = more
    more = [...more, circle]
    try {
      // Sent together, run in order.
      const [, result] = await Promise.all([sight(), widenedWork.run(tx, work)])
      if (tx.pending.sync.size > 0) tx.pending.wide = true
      more = before
      await sight()
      return result
    } catch (error) {
      more = before
      // Whoever goes on after a fault (at a savepoint) sees no more than before.
      await sight().catch(() => {})
      throw error
    }
  }
  const tx: Tx = {
    actor,
    countyId: actor.countyId,
    now,
    sharded: db.sharded,
    columns: db.columns,
    seals: db.seals,
    pending: newPending(),
    query: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => {
      guard()
      return (await asked<Row>(text, values)).rows
    },
    run: async (text, values) => {
      guard()
      return (await asked(text, values)).count
    },
    write: async (changes, note, how) => {
      if (!changes.some(isGround)) return write(tx, changes, note, how)
      // From here on this transaction sees its own changes, which nobody else may remember yet.
      tx.pending.ground = true
      tx.ground = freshGround()
      const outcome = await write(tx, changes, note, how)
      tx.ground = freshGround()
      return outcome
    },
    note: (note) => {
      tx.pending.audit.push(note)
    },
    ...remembered,
    widened: async (work) => {
      const county = [...(await tx.tree()).values()].find((p) => p.kind === 'county')
      return county ? seeing(county.id, work) : work()
    },
    widely: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => {
      const county = [...(await tx.tree()).values()].find((p) => p.kind === 'county')
      if (!county || own.includes(county.id) || more.includes(county.id)) return tx.query<Row>(text, values)
      guard()
      // Nothing comes between the three: what is asked beside sees no more than its actor does.
      const [, answer] = await inTurn([sight(county.id), asked<Row>(text, values), sight()])
      return answer.rows
    },
    unsealed: (work) => {
      tx.pending.listed = true
      return seeing(UNSEEN, work)
    },
    aside: (work) => {
      // Whoever holds one connection never waits for another: there must be room at this moment.
      const { totalCount, idleCount, waitingCount, options: limits } = db.pool
      const room = waitingCount === 0 && (totalCount - idleCount) * 2 < (limits.max ?? 0)
      if (!room || changedClasses(tx.pending).length > 0 || own !== actor.circles) return null
      return inActorTx(db, actor, work, { readOnly: true, now, patient: isPatient(actor, options) })
    },
    behind: async (work) => {
      const county = [...(await tx.tree()).values()].find((p) => p.kind === 'county')
      // Nothing may be asked beside work that sees more.
      if (db.sharded || !county || !own.includes(county.id) || !own.includes(UNSEEN)) return work()
      goingOn = goingOn.then(work)
      goingOn.catch(() => {})
    },
    settled: () => goingOn,
    become: async (circles) => {
      await goingOn
      own = circles
      await sight()
    },
    attempt: async (work) => {
      await goingOn
      const before = copyOf(tx.pending)
      await tx.run('savepoint attempt')
      try {
        const result = await work()
        await goingOn
        await tx.run('release savepoint attempt')
        return result
      } catch (error) {
        await goingOn.catch(() => {})
        goingOn = Promise.resolve()
        // What was asked before may be of no use any more; this is run all the same.
        await say(client, 'rollback to savepoint attempt')
        await say(client, 'release savepoint attempt')
        tx.pending = before
        throw error
      }
    },
    tree: () => {
      tx.ground.tree ??= forgetting(loadPlaceTree(tx), () => {
        tx.ground.tree = null
      })
      return tx.ground.tree
    },
    calendar: () => {
      tx.ground.calendar ??= forgetting(loadCalendar(tx), () => {
        tx.ground.calendar = null
      })
      return tx.ground.calendar
    },
    own: () => {
      tx.ground.own ??= forgetting(loadOwnBook(tx), () => {
        tx.ground.own = null
      })
      return tx.ground.own
    },
  }
  return tx
}

/** What failed to load is not remembered. */
const forgetting = <T>(loading: Promise<T>, forget: () => void): Promise<T> => {
  loading.catch(forget)
  return loading
}

/** Work that no person asked for at this moment (jobs, the machine's operator): everything of the county, audited as such. */
export const systemActor = (countyId: number, countyPlace: number, via: Actor['via'] = 'operator'): Actor => ({
  accountId: '00000000-0000-7000-8000-000000000000',
  name: '本机操作员',
  role: 'administrator',
  countyId,
  placeId: countyPlace,
  circles: [COMMONS, countyPlace, -countyPlace, UNSEEN],
  device: null,
  via,
})
