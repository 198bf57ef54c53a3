import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Subject } from '../../domain/kit/subject.ts'
import type { Ctx } from '../context.ts'
import { type County, countiesOf } from '../db/county.ts'
import { beginTerms, dropTerms, finishTerms, laidTerms, rulesMark, termsWithRows } from '../db/duty-rows/laid-terms.ts'
import { layRows, rowsOfSubjects } from '../db/duty-rows/lay-rows.ts'
import { lockSubjects } from '../db/duty-rows/lock-subjects.ts'
import { subjectsReached } from '../db/duty-rows/reach.ts'
import { freshAgain, markStale, type Stale, staleSchools } from '../db/duty-rows/stale.ts'
import { lookAgain } from '../db/stamps.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Stopped } from '../job-queue.ts'
import { subjectsOfSchool } from './db/subjects-of-school.ts'

/** Subjects of one transaction: memory stays bounded, and nobody waits long for one of them. */
const CHUNK = 200

/**
 * Works off what stale rows of duties there are, school by school: after a calendar changed, thousands were imported, the rules are
 * others, a term is about to begin, or the county has no rows yet. Meanwhile the engine answers. Stopped, it goes on the next time.
 * What fails at one school or county holds up no other: it is logged, stays stale, and is tried again the next time. `only`: of one
 * county; `atOnce`: so many schools side by side. Error: the first that failed, when all the others are done.
 */
export const layDuties = async (ctx: Ctx, stopped: Stopped = () => false, only?: number, atOnce = 1): Promise<void> => {
  const faults: unknown[] = []
  for (const county of await countiesOf(ctx))
    if (only === undefined || county.id === only)
      await layCounty(ctx, county, { stopped, faults, atOnce }).catch((fault: Error) => {
        ctx.log.error({ fault: fault.name, county: county.id }, 'rows of duties not made')
        faults.push(fault)
      })
  if (faults.length) throw faults[0]
}

type Run = { stopped: Stopped; faults: unknown[]; atOnce: number }

const layCounty = async (ctx: Ctx, county: County, { stopped, faults, atOnce }: Run): Promise<void> => {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) =>
    inActorTx(ctx.db, systemActor(county.id, county.placeId), work, { now: ctx.now(), patient: true })
  const rules = rulesMark()
  const terms = await asSystem((tx) => beginWhatLacks(tx, rules))
  const layStale = async (stale: Stale) => {
    const subjects = await asSystem((tx) => subjectsOfSchool(tx, stale.school_id))
    for (let from = 0; from < subjects.length; from += CHUNK) {
      if (stopped()) return
      await asSystem((tx) => layChunk(tx, subjects.slice(from, from + CHUNK), terms))
    }
    await asSystem((tx) => freshAgain(tx, stale))
  }
  const waiting = await asSystem(staleSchools)
  const worker = async () => {
    for (let stale = waiting.shift(); stale && !stopped(); stale = waiting.shift()) {
      const { school_id: school } = stale
      await layStale(stale).catch((fault: Error) => {
        ctx.log.error({ fault: fault.name, county: county.id, school }, 'rows of duties not made')
        faults.push(fault)
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (stopped()) return
  await asSystem(async (tx) => {
    if ((await staleSchools(tx)).length === 0) await finishTerms(tx, terms, rules)
  })
}

/** Terms that have rows today; where one has none yet, or by other rules, all of it is to be made. */
const beginWhatLacks = async (tx: Tx, rules: string): Promise<string[]> => {
  const terms = termsWithRows(await tx.calendar(), shanghaiDate(tx.now))
  const laid = await laidTerms(tx)
  await dropTerms(
    tx,
    laid.flatMap((l) => (terms.includes(l.term) ? [] : [l.term])),
  )
  const lacking = terms.filter((term) => !laid.some((l) => l.term === term && l.rules === rules))
  if (lacking.length) {
    await beginTerms(tx, lacking, rules)
    await markStale(tx, 'all')
  }
  return terms
}

const layChunk = async (tx: Tx, subjects: readonly Subject[], terms: readonly string[]): Promise<void> => {
  const moved = subjects.filter((s) => s.kind === 'child').map((s) => s.id)
  const reached = await subjectsReached(tx, subjects, moved)
  await lockSubjects(tx, reached)
  await lookAgain(tx)
  await layRows(tx, reached, await rowsOfSubjects(tx, reached, terms))
}
