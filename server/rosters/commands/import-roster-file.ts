import { createHash } from 'node:crypto'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockImports } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import type { Progress } from '../../import/apply.ts'
import { type Decisions, NO_CLASS, NO_DECISIONS } from '../../import/decide.ts'
import { describeImport, type ImportOutcome } from '../../import/describe-import.ts'
import type { DivideOptions } from '../../import/divide-list.ts'
import { listPlace } from '../../import/list-place.ts'
import { toLookAt } from '../../import/problem-text.ts'
import { readInWorker } from '../../import/read-in-worker.ts'
import type { RosterReading } from '../../import/reading.ts'
import { registerAhead } from '../../import/register-ahead.ts'
import { prepareFor, type SchoolPart } from '../../import/stored.ts'
import { writeImport } from '../../import/write-import.ts'

export type ImportInput = {
  bytes: Uint8Array
  fileName: string
  /** A school's code; or that of a township or county, whose list is taken apart by school. */
  schoolCode: string
  term: string
  population?: 'all' | 'left-behind' | undefined
  apply: boolean
  decisions?: Decisions
  /** `guessed`: those whom the file no longer names go with the reason guessed; else nobody goes. */
  leave?: 'guessed' | undefined
  /** `confirmed`: files of other places whose number and name the list gives come to this school. */
  transfers?: 'confirmed' | undefined
  /** Rows that name another school: left out, taken in here, or written to that school where the actor may. */
  foreign?: 'leave' | 'take' | 'hand' | undefined
  /** `none`: children whose class the file does not tell stand in no class; else they are not written. */
  classless?: 'none' | undefined
  onProgress?: Progress
}

/** So many new rows at once change what the planner should know. */
const MANY = 50

/**
 * A roster against the register, and with `apply` into it, in one transaction; the original file is kept, sealed. Errors:
 * RosterFault for a bad file (nothing written), place-unknown, term-unknown, not-found outside the actor's places.
 */
export const importRosterFile = async (ctx: Ctx, actor: Actor, input: ImportInput): Promise<ImportOutcome> => {
  can(actor, 'roster.import')
  const read = () => readInWorker(input.bytes, { at: shanghaiDate(ctx.now()) }, { seconds: 60 })
  const ahead = registerAhead(ctx, actor, input).catch(() => null)
  let first: RosterReading | null = await read()
  let register = await ahead
  const population = input.population ?? first.population
  const doubts = toLookAt(first)
  const outcome = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const school = listPlace(tree, input.schoolCode)
      if (!school) throw new AppError('place-unknown')
      mustReach(tx.actor, 'roster.import', chainOf(tree, school.id))
      if (input.apply) await lockImports(tx)
      // Only what the comparison needs stays: the reading of ten thousand rows is let go before they are written. Where the
      // transaction is done again, so is the reading.
      const full = first ?? (await read())
      const known = register
      first = null
      register = null
      const reading = { children: full.children.splice(0) }
      const ready = await prepareFor(tx, ctx, reading, {
        placeId: school.id,
        term: input.term,
        population,
        whole: full.wholeSchool,
        ahead: known,
        choose: (group) => chosen(input, group),
      })
      reading.children = []
      const outcome = describeImport(ready, population, await tx.tree(), doubts)
      if (!input.apply) return outcome
      const importId = newId(ctx.now())
      await keepFile(tx, ctx, input, { importId, population, schoolId: school.id })
      const { undo: _undo, ...written } = await writeImport(tx, ctx, ready, decisionsOf(input, ready.parts), {
        importId,
        attempt: importId,
        population,
        fileName: input.fileName,
        progress: input.onProgress,
      })
      return { ...outcome, applied: true, importId, written }
    },
    { now: ctx.now(), patient: true },
  )
  // What was written stands; whoever asked need not wait for the planner to hear of it.
  if (outcome.applied && outcome.new.count >= MANY) ctx.jobs.add('statistics', () => ctx.db.refreshStatistics())
  return outcome
}

/**
 * What `foreign` means for the rows of one other school. Where nothing is said, a list that names another school of ours in its
 * title alone goes where the command says, and is told (decision 070).
 */
const chosen = (
  { foreign }: ImportInput,
  { known, may, automatic, titled }: Parameters<DivideOptions['choose']>[0],
): string | undefined => {
  if (automatic && foreign !== 'hand') return undefined
  if (foreign === 'hand') return known && may ? `hand:${known.code}` : undefined
  return foreign === 'take' || (foreign === undefined && titled && known && may) ? 'take' : 'leave'
}

const decisionsOf = (input: ImportInput, parts: readonly SchoolPart[]): Decisions => {
  const given = input.decisions ?? NO_DECISIONS
  const all = parts.map((p) => p.prepared)
  const d = {
    missing: all.flatMap((p) => p.difference.missing),
    transfers: all.flatMap((p) => p.difference.transfers),
    open: all.flatMap((p) => [...p.openClasses.values()]),
  }
  return {
    classes:
      input.classless === 'none'
        ? { ...Object.fromEntries(d.open.map((o) => [o.incoming.key, NO_CLASS])), ...given.classes }
        : (given.classes ?? {}),
    skip: given.skip,
    missing:
      input.leave === 'guessed'
        ? { ...Object.fromEntries(d.missing.map((m) => [m.child.id, m.guess])), ...given.missing }
        : given.missing,
    same:
      input.transfers === 'confirmed'
        ? { ...Object.fromEntries(d.transfers.map((t) => [t.incoming.key, 'elsewhere'])), ...given.same }
        : given.same,
  }
}

const keepFile = async (
  tx: Tx,
  ctx: Ctx,
  input: ImportInput,
  more: { importId: string; population: string; schoolId: number },
) => {
  const sealed = ctx.keys.seal(input.bytes, {
    county: tx.countyId,
    table: 'roster_import',
    id: more.importId,
    field: 'file',
  })
  await tx.write(
    [
      {
        table: 'roster_import',
        op: 'insert',
        id: more.importId,
        scope: scopeOfPlace(more.schoolId, await tx.tree()),
        set: {
          school_id: more.schoolId,
          term: input.term,
          file_name: input.fileName,
          file_sealed: sealed,
          file_hash: createHash('sha256').update(input.bytes).digest('hex'),
          population: more.population,
          state: 'applying',
          attempt: more.importId,
          made_by: tx.actor.accountId,
          made_by_name: tx.actor.name,
          made_at: new Date(ctx.now()),
        },
      },
    ],
    null,
  )
}
