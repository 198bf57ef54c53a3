import { gzipSync } from 'node:zlib'
import { maxDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { Ctx } from '../context.ts'
import { lockImport } from '../db/import-state.ts'
import { anyApplied } from '../db/roster-import.ts'
import type { Tx } from '../db/tx.ts'
import type { Change } from '../db/write/write.ts'
import { type Applied, applyPrepared, type Progress } from './apply.ts'
import { classesFor, openClasses } from './classes.ts'
import type { Decisions } from './decide.ts'
import { GivenUp } from './given-up.ts'
import type { ReadyToWrite } from './stored.ts'
import type { UndoRecord } from './undo-record.ts'

export type WriteOptions = {
  importId: string
  /** The try that writes; its import must still speak of it at the end. */
  attempt: string
  population: 'all' | 'left-behind'
  /** Enrolment typed for classes (`classKey` → pupils), where the list holds only some of them. */
  pupils?: Readonly<Record<string, number>> | undefined
  fileName: string
  progress?: Progress | undefined
}

/** Writes a prepared difference into the register and notes on the import what was done, all in the caller's transaction. */
export const writeImport = async (
  tx: Tx,
  ctx: Ctx,
  ready: ReadyToWrite,
  decisions: Decisions,
  options: WriteOptions,
): Promise<Applied> => {
  const { prepared, on, at, term } = ready
  const { importId, attempt } = options
  const before = await openClasses(tx, prepared.school.id)
  const applied = await applyPrepared(tx, ctx.keys, prepared, decisions, {
    on,
    today: at,
    importId,
    firstCount: !(await anyApplied(tx, prepared.school.id)),
    ...(options.progress ? { progress: options.progress } : {}),
  })
  const places = await writePlaceNotes(tx, ready, options)
  const opened = [...(await openClasses(tx, prepared.school.id))].filter((id) => !before.has(id))
  const undo: UndoRecord = { steps: applied.undo, places, opened }
  const { added, changed, left, moved, transferred } = applied
  // From here to the commit nobody can stop it; whoever did before has the last word.
  const now = await lockImport(tx, importId)
  if (now?.state !== 'applying' || now.attempt !== attempt) throw new GivenUp()
  await tx.write(
    [
      {
        table: 'roster_import',
        op: 'update',
        id: importId,
        set: {
          state: 'applied',
          message: null,
          applied_at: new Date(tx.now),
          undo_sealed: ctx.keys.seal(gzipSync(JSON.stringify(undo), { level: 1 }), {
            county: tx.countyId,
            table: 'roster_import',
            id: importId,
            field: 'undo',
          }),
          counts: {
            children: prepared.listed,
            added,
            changed,
            left,
            moved,
            transferred,
            classes: [...prepared.classes.keys()],
          },
        },
      },
    ],
    {
      action: 'roster.apply',
      subject: 'roster',
      subjectId: importId,
      placeId: prepared.school.id,
      detail: { added, changed, left, moved, transferred, term: term.id },
    },
  )
  return applied
}

/**
 * What places learn from an import: names of villages that somebody pointed out, and how many pupils a class has where the list
 * holds only the left-behind ones (a list of all pupils says that itself). Answers how to put it back.
 */
const writePlaceNotes = async (
  tx: Tx,
  { prepared, on }: ReadyToWrite,
  { population, pupils = {}, fileName }: WriteOptions,
): Promise<UndoRecord['places']> => {
  const classes = await classesFor(tx, prepared.school, [])
  const tree = await tx.tree()
  const changes: Change[] = []
  const before: UndoRecord['places'] = []
  const change = (id: number, set: Record<string, unknown>, old: Record<string, unknown>) => {
    changes.push({ table: 'place', op: 'update', id, set, on: maxDate(on, shanghaiDate(tx.now)) })
    before.push({ id, set: old })
  }
  for (const [village, aliases] of Map.groupBy(prepared.learnt, ([, id]) => id)) {
    const place = tree.get(village)
    const fresh = aliases.map(([alias]) => alias).filter((a) => place && a !== place.name && !place.aliases.includes(a))
    if (place && fresh.length)
      change(village, { aliases: [...place.aliases, ...fresh].slice(0, 20) }, { aliases: place.aliases })
  }
  for (const key of prepared.classes.keys()) {
    const place = tree.get(classes.get(key) ?? -1)
    if (!place) continue
    const typed = population === 'all' ? null : (pupils[key] ?? place.typedPupils)
    if (typed === place.typedPupils) continue
    change(
      place.id,
      { typed_pupils: typed, typed_pupils_source: typed === null ? null : `导入“${fileName}”时填` },
      { typed_pupils: place.typedPupils, typed_pupils_source: place.typedPupilsSource },
    )
  }
  if (changes.length) await tx.write(changes, null)
  return before
}
