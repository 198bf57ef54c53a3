import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { AppError } from '../../domain/errors.ts'
import { maxDate, minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { effectsOf, valueText } from '../../domain/registers/difference.ts'
import { chainOf, classTitle } from '../../domain/registers/place.ts'
import { FIELD_TITLES } from '../../domain/registers/roster-child.ts'
import { scopeOfPlace } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { anyApplied, countedClasses } from '../db/roster-import.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { applyPrepared, type Decisions } from '../import/apply.ts'
import { type Prepared, prepareRoster } from '../import/prepare.ts'
import { readInWorker } from '../import/read-in-worker.ts'
import type { RosterReading } from '../import/reading.ts'

export type ImportInput = {
  bytes: Uint8Array
  fileName: string
  schoolCode: string
  term: string
  population?: 'all' | 'left-behind' | undefined
  apply: boolean
  decisions?: Decisions
  /** `guessed`: those whom the file no longer names go with the reason guessed; else only last year's top grade does. */
  leave?: 'guessed'
  onProgress?: (done: number, of: number) => void
}
type Named = { sheet: string; row: number; name: string }
export type ImportOutcome = {
  applied: boolean
  importId: string | null
  population: 'all' | 'left-behind'
  new: { count: number; list: (Named & { class: string | null })[] }
  changed: {
    count: number
    list: (Named & {
      changes: { field: string; title: string; from: string | null; to: string | null }[]
      effects: string[]
    })[]
  }
  unchanged: { count: number; list: Named[] }
  missing: { count: number; list: { name: string; class: string | null; guess: string; because: string }[] }
  conflicts: { count: number; list: (Named & { reason: string })[] }
  duplicates: { count: number; list: (Named & { reasons: string[] })[] }
  unmatchedVillages: { count: number; list: (Named & { address: string })[] }
}

/** So many new rows at once change what the planner should know. */
const MANY = 50

const NO_DECISIONS: Decisions = { skip: [], missing: {}, same: {} }

/**
 * A roster against the register, and with `apply` into it, in one transaction; the original file is kept, sealed. Errors:
 * RosterFault for a bad file (nothing written), place-unknown, term-unknown, not-found outside the actor's places.
 */
export const importRosterFile = async (ctx: Ctx, actor: Actor, input: ImportInput): Promise<ImportOutcome> => {
  can(actor, 'roster.import')
  const today = shanghaiDate(ctx.now())
  const reading = await readInWorker(input.bytes, { at: today }, { seconds: 60 })
  const outcome = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { prepared, on, population, term } = await prepareImport(tx, ctx, reading, input, today)
      const outcome = await describe(tx, prepared, population)
      if (!input.apply) return outcome
      const importId = newId(ctx.now())
      await keepFile(tx, ctx, input, prepared, { importId, population, term, reading })
      const applied = await applyPrepared(
        tx,
        ctx.keys,
        prepared,
        input.decisions ??
          (input.leave
            ? {
                ...NO_DECISIONS,
                missing: Object.fromEntries(prepared.difference.missing.map((m) => [m.child.id, m.guess])),
              }
            : NO_DECISIONS),
        {
          on,
          importId,
          firstCount: !(await anyApplied(tx, prepared.school.id)),
          ...(input.onProgress ? { progress: input.onProgress } : {}),
        },
      )
      const undo = ctx.keys.seal(gzipSync(JSON.stringify(applied.undo)), {
        county: tx.countyId,
        table: 'roster_import',
        id: importId,
        field: 'undo',
      })
      const classes = [...new Set(prepared.incoming.map((i) => `${i.says.grade ?? ''}|${i.says.label ?? ''}`))]
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id: importId,
            set: {
              state: 'applied',
              undo_sealed: undo,
              applied_at: new Date(ctx.now()),
              counts: {
                children: reading.children.length,
                added: applied.added,
                changed: applied.changed,
                left: applied.left,
                classes,
              },
            },
          },
        ],
        {
          action: 'roster.apply',
          subject: 'roster',
          subjectId: importId,
          placeId: prepared.school.id,
          detail: { added: applied.added, changed: applied.changed, left: applied.left, term },
        },
      )
      return { ...outcome, applied: true, importId }
    },
    { now: ctx.now() },
  )
  if (outcome.applied && outcome.new.count >= MANY) await ctx.db.refreshStatistics()
  return outcome
}

/** Where and from when: school, term, population, and the day from which the roster holds. */
const prepareImport = async (
  tx: Tx,
  ctx: Ctx,
  reading: RosterReading,
  input: Pick<ImportInput, 'schoolCode' | 'term' | 'population'>,
  today: string,
) => {
  const tree = await tx.tree()
  const school = [...tree.values()].find((p) => p.code === input.schoolCode && p.kind === 'school')
  if (!school) throw new AppError('place-unknown')
  mustReach(tx.actor, 'roster.import', chainOf(tree, school.id))
  const term = (await calendarOf(tx, school.id)).terms.find((t) => t.id === input.term)
  if (!term) throw new AppError('term-unknown')
  const population = input.population ?? reading.population
  const prepared = await prepareRoster(tx, ctx.keys, reading, {
    school,
    termId: term.id,
    termStart: term.startsOn,
    population,
    at: minDate(maxDate(today, term.startsOn), term.endsOn),
  })
  // The first list of a class in a term describes its start; a later one describes today.
  const counted = await countedClasses(tx, school.id, term.id)
  const again = prepared.incoming.some((i) => counted.has(`${i.says.grade ?? ''}|${i.says.label ?? ''}`))
  const on = again ? minDate(maxDate(today, term.startsOn), term.endsOn) : term.startsOn
  return { prepared, on, population, term: term.id }
}

const keepFile = async (
  tx: Tx,
  ctx: Ctx,
  input: ImportInput,
  prepared: Prepared,
  more: { importId: string; population: string; term: string; reading: RosterReading },
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
        scope: scopeOfPlace(prepared.school.id, await tx.tree()),
        set: {
          school_id: prepared.school.id,
          term: more.term,
          file_name: input.fileName,
          file_sealed: sealed,
          file_hash: createHash('sha256').update(input.bytes).digest('hex'),
          population: more.population,
          state: 'applying',
          made_by: tx.actor.accountId,
          made_by_name: tx.actor.name,
          made_at: new Date(ctx.now()),
        },
      },
    ],
    null,
  )
}

const describe = async (tx: Tx, prepared: Prepared, population: 'all' | 'left-behind'): Promise<ImportOutcome> => {
  const tree = await tx.tree()
  const village = (id: number) => tree.get(id)?.name ?? null
  const { difference: d } = prepared
  const named = (i: { sheet: string; row: number; says: { name: string } }): Named => ({
    sheet: i.sheet,
    row: i.row,
    name: i.says.name,
  })
  return {
    applied: false,
    importId: null,
    population,
    new: {
      count: d.added.length,
      list: d.added.map((i) => ({
        ...named(i),
        class:
          i.says.grade === undefined || i.says.grade === null ? null : classTitle(i.says.grade, i.says.label ?? null),
      })),
    },
    changed: {
      count: d.changed.length,
      list: d.changed.map((c) => ({
        ...named(c.incoming),
        changes: c.changes.map((f) => ({
          field: f.field,
          title: FIELD_TITLES[f.field],
          from: valueText(f.field, f.from, village),
          to: valueText(f.field, f.to, village),
        })),
        effects: effectsOf(c.changes, c.child.flat),
      })),
    },
    unchanged: { count: d.unchanged.length, list: d.unchanged.map((c) => named(c.incoming)) },
    missing: {
      count: d.missing.length,
      list: d.missing.map((m) => ({
        name: m.child.flat.name,
        class: m.child.classTitle,
        guess: m.guess,
        because: m.because,
      })),
    },
    conflicts: {
      count: d.conflicts.length,
      list: d.conflicts.map((c) => ({ ...named(c.incoming), reason: c.reason })),
    },
    duplicates: {
      count: d.likely.length,
      list: d.likely.map((l) => ({ ...named(l.incoming), reasons: l.candidates.flatMap((c) => c.reasons) })),
    },
    unmatchedVillages: {
      count: prepared.unmatched.length,
      list: prepared.unmatched.map((i) => ({ ...named(i), address: i.says.address ?? '' })),
    },
  }
}
