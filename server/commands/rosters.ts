import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type * as z from 'zod'
import type { difference as differenceShape, rosterView } from '../../domain/api/roster.ts'
import { AppError } from '../../domain/errors.ts'
import { maxDate, minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { readChild } from '../../domain/registers/child.ts'
import { effectsOf, valueText } from '../../domain/registers/difference.ts'
import { chainOf, classTitle, placesUnder } from '../../domain/registers/place.ts'
import { FIELD_TITLES } from '../../domain/registers/roster-child.ts'
import { scopeOfPlace } from '../../domain/registers/scope.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import { type UndoStep, undoSteps } from '../child-writer.ts'
import type { Ctx } from '../context.ts'
import { calendarOf } from '../db/calendar.ts'
import { anyApplied, countedClasses } from '../db/roster-import.ts'
import { builtOn, findRoster, headingMeanings, type RosterRow, rememberHeading, rosterList } from '../db/roster-rows.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { applyPrepared } from '../import/apply.ts'
import { cachedReading } from '../import/cached-reading.ts'
import { FIELDS, type Field } from '../import/headings/fields.ts'
import { bareHeading } from '../import/headings/simplify.ts'
import { prepareRoster } from '../import/prepare.ts'
import { PROBLEMS } from '../import/problem-text.ts'
import type { RosterReading } from '../import/reading.ts'

type View = z.input<typeof rosterView>
type DifferenceOut = z.input<typeof differenceShape>
type Decided = {
  skip: string[]
  missing: Record<string, string>
  same: Record<string, string>
  villages: Record<string, string>
}

const open = (ctx: Ctx, tx: Tx, row: RosterRow) =>
  ctx.keys.open(row.file_sealed, { county: tx.countyId, table: 'roster_import', id: row.id, field: 'file' })

const mustFind = async (tx: Tx, id: string): Promise<RosterRow> => {
  const row = await findRoster(tx, id)
  if (!row) throw new AppError('not-found')
  mustReach(tx.actor, 'roster.import', chainOf(await tx.tree(), row.school_id))
  return row
}

/** The file as read now: with remembered headings, chosen meanings and mended cells. */
const readingOf = async (ctx: Ctx, tx: Tx, row: RosterRow): Promise<RosterReading> => {
  const learnt = (await headingMeanings(tx, row.school_id)).map((m) => ({
    heading: m.heading,
    field: (m.field || null) as Field | null,
  }))
  const chosen = (row.corrections.columns ?? []).map((c) => ({
    sheet: c.sheet,
    column: c.column,
    field: c.field as Field | null,
  }))
  return cachedReading(open(ctx, tx, row), {
    at: shanghaiDate(row.made_at.getTime()),
    meanings: [...chosen, ...learnt],
    corrections: row.corrections.cells ?? [],
  })
}

/** Rows sent to the wizard at once; a longer list is read to the end all the same. */
const SHOWN_ROWS = 3000

const view = async (ctx: Ctx, tx: Tx, row: RosterRow): Promise<View> => {
  const reading = await readingOf(ctx, tx, row)
  const tree = await tx.tree()
  const issueAt = new Map<string, { code: string; column: number | null }[]>()
  for (const child of reading.children)
    issueAt.set(
      `${child.sheet}!${child.row}`,
      child.issues.map((code) => ({ code, column: child.issueColumns[code] ?? null })),
    )
  let left = SHOWN_ROWS
  const sheets = reading.sheets.map((sheet) => {
    const rows = sheet.rows.slice(0, left)
    left -= rows.length
    return {
      name: sheet.name,
      hidden: sheet.hidden,
      summary: !sheet.rows.some((r) => r.kind === 'child'),
      columns: columnsOf(reading, sheet.name),
      rows: rows.map((r) => {
        const issues = issueAt.get(`${sheet.name}!${r.row}`) ?? []
        return {
          row: r.row,
          kind: r.kind,
          hidden: r.hidden,
          cells: r.cells.map((text, c) => ({ text, issue: issues.find((i) => i.column === c)?.code ?? null })),
        }
      }),
    }
  })
  const problems = reading.children.flatMap((child) =>
    child.issues.map((code) => ({
      sheet: child.sheet,
      row: child.row,
      column: child.issueColumns[code] ?? null,
      name: child.name,
      code,
      text: PROBLEMS[code],
      suggestion: code === 'id-repaired' ? child.idNumber : null,
      fixed: code === 'id-repaired',
    })),
  )
  const columns = reading.columns
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    term: row.term,
    schoolId: row.school_id,
    schoolName: tree.get(row.school_id)?.name ?? '',
    population: row.population,
    populationBecause: reading.populationBecause,
    childCount: reading.children.length,
    skippedCount: reading.skippedRows.length,
    columnsKnown: columns.filter((c) => c.field !== null || c.ignored).length,
    columnsUnsure: columns.filter((c) => c.field === null && !c.ignored).length,
    problemCount: problems.filter((p) => !p.fixed).length,
    sheets,
    problems: problems.slice(0, 2000),
    fields: Object.entries(FIELDS).map(([field, title]) => ({ field, title })),
    progress: null,
    appliedAt: row.applied_at?.toISOString() ?? null,
    canUndo: row.state === 'applied' && row.undo_sealed !== null,
    message: row.message,
  }
}

/** One heading a column: the last header of the sheet that names it. */
const columnsOf = (reading: RosterReading, sheet: string) => {
  const byColumn = new Map<number, { column: number; heading: string; field: string | null; sure: boolean }>()
  for (const c of reading.columns.filter((column) => column.sheet === sheet))
    byColumn.set(c.column, {
      column: c.column,
      heading: c.heading,
      field: c.field,
      sure: c.field !== null || c.ignored,
    })
  return [...byColumn.values()].sort((a, b) => a.column - b.column)
}

/** Takes a file in: read at once, kept sealed, written nowhere else. Errors: RosterFault codes. */
export const uploadRoster = async (
  ctx: Ctx,
  actor: Actor,
  bytes: Uint8Array,
  input: { name: string; school: string; term: string; population?: 'all' | 'left-behind' | undefined },
): Promise<View> => {
  can(actor, 'roster.import')
  const reading = await cachedReading(bytes, { at: shanghaiDate(ctx.now()), meanings: [], corrections: [] })
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const school = [...tree.values()].find((p) => p.code === input.school && p.kind === 'school')
      if (!school) throw new AppError('place-unknown')
      mustReach(actor, 'roster.import', chainOf(tree, school.id))
      if (!(await calendarOf(tx, school.id)).terms.some((t) => t.id === input.term)) throw new AppError('term-unknown')
      const id = newId(tx.now)
      const sealed = ctx.keys.seal(bytes, { county: tx.countyId, table: 'roster_import', id, field: 'file' })
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'insert',
            id,
            scope: scopeOfPlace(school.id, tree),
            set: {
              school_id: school.id,
              term: input.term,
              file_name: input.name,
              file_sealed: sealed,
              file_hash: createHash('sha256').update(bytes).digest('hex'),
              population: input.population ?? reading.population,
              state: 'read',
              made_by: actor.accountId,
              made_by_name: actor.name,
              made_at: new Date(tx.now),
              counts: { children: reading.children.length },
            },
          },
        ],
        {
          action: 'roster.upload',
          subject: 'roster',
          subjectId: id,
          placeId: school.id,
          detail: { children: reading.children.length },
        },
      )
      return view(ctx, tx, await mustFind(tx, id))
    },
    { now: ctx.now() },
  )
}

export const getRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<View> => {
  can(actor, 'roster.import')
  return inActorTx(ctx.db, actor, async (tx) => view(ctx, tx, await mustFind(tx, id)), { readOnly: true })
}

export const listRosters = async (ctx: Ctx, actor: Actor) => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      return {
        items: (await rosterList(tx)).map((r) => ({
          id: r.id,
          fileName: r.file_name,
          state: r.state,
          term: r.term,
          schoolName: tree.get(r.school_id)?.name ?? '',
          by: r.made_by_name,
          at: r.made_at.toISOString(),
          childCount: r.counts.children ?? 0,
          canUndo: r.state === 'applied',
        })),
      }
    },
    { readOnly: true },
  )
}

/** Changes what a column means (remembered for that heading at this school), mends cells, sets whom the list holds. */
export const correctRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: {
    columns?: { sheet: string; column: number; field: string | null }[] | undefined
    cells?: { sheet: string; row: number; column: number; text: string }[] | undefined
    population?: 'all' | 'left-behind' | undefined
  },
): Promise<View> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id)
      if (row.state !== 'read')
        throw new AppError('invalid', undefined, '这份表已经写入或撤回，不能再改；请重新交一份。')
      const reading = await readingOf(ctx, tx, row)
      for (const column of input.columns ?? []) {
        if (column.field !== null && !(column.field in FIELDS))
          throw new AppError('invalid', undefined, '没有这种列的意思，请从列表里选。')
        const heading = reading.columns.find((c) => c.sheet === column.sheet && c.column === column.column)?.heading
        if (heading) await rememberHeading(tx, row.school_id, bareHeading(heading), column.field ?? '')
      }
      const key = (c: { sheet: string; column: number; row?: number }) => `${c.sheet}!${c.row ?? ''}!${c.column}`
      const lay = <T extends { sheet: string; column: number; row?: number }>(
        old: T[] | undefined,
        fresh: T[] | undefined,
      ): T[] => [...new Map([...(old ?? []), ...(fresh ?? [])].map((c) => [key(c), c])).values()]
      const corrections = {
        columns: lay(row.corrections.columns, input.columns),
        cells: lay(row.corrections.cells, input.cells),
      }
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: { corrections, population: input.population ?? row.population },
          },
        ],
        null,
      )
      return view(ctx, tx, await mustFind(tx, id))
    },
    { now: ctx.now() },
  )
}

export const rosterOriginal = async (ctx: Ctx, actor: Actor, id: string): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id)
      tx.note({ action: 'roster.original', subject: 'roster', subjectId: id, placeId: row.school_id })
      return { bytes: open(ctx, tx, row), name: row.file_name }
    },
    { now: ctx.now() },
  )
}

/** Everything that a difference or an application needs, in the caller's transaction. */
const prepare = async (ctx: Ctx, tx: Tx, row: RosterRow, villages: Record<string, string> = {}) => {
  const reading = await readingOf(ctx, tx, row)
  const tree = await tx.tree()
  const school = tree.get(row.school_id)
  const term = (await calendarOf(tx, row.school_id)).terms.find((t) => t.id === row.term)
  if (!school || !term) throw new AppError('term-unknown')
  const today = shanghaiDate(tx.now)
  const at = minDate(maxDate(today, term.startsOn), term.endsOn)
  const prepared = await prepareRoster(tx, ctx.keys, reading, {
    school,
    termId: term.id,
    termStart: term.startsOn,
    population: row.population,
    at,
    villages,
  })
  const counted = await countedClasses(tx, school.id, term.id)
  const again = prepared.incoming.some((i) => counted.has(`${i.says.grade ?? ''}|${i.says.label ?? ''}`))
  return { reading, prepared, term, on: again ? at : term.startsOn, at }
}

export const getDifference = async (ctx: Ctx, actor: Actor, id: string): Promise<DifferenceOut> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id)
      const { prepared, at } = await prepare(ctx, tx, row)
      const tree = await tx.tree()
      const village = (place: number) => tree.get(place)?.name ?? null
      const { difference: d } = prepared
      const klass = (says: { grade?: number | null; label?: string | null }) =>
        says.grade ? classTitle(says.grade, says.label ?? null) : null
      const known = new Set(placesUnder(tree, row.school_id, 'class').map((p) => `${p.grade ?? ''}|${p.label ?? ''}`))
      const made = Map.groupBy(
        prepared.incoming.filter((i) => i.says.grade && !known.has(`${i.says.grade}|${i.says.label ?? ''}`)),
        (i) => `${i.says.grade}|${i.says.label ?? ''}`,
      )
      const named = (i: (typeof d.added)[number]) => ({
        key: i.key,
        name: i.says.name,
        className: klass(i.says),
        sheet: i.sheet,
        row: i.row,
      })
      const before = [...prepared.snapshot.values()]
      const leaving = d.missing.filter((m) => m.guess === 'graduated').length
      const away = (state: string | undefined) => state === 'away'
      const addedAway = d.added.filter((i) => away(i.says.fatherState) || away(i.says.motherState)).length
      const changedAway = d.changed.reduce((n, c) => {
        const was = c.child.leftBehind
        const father = c.incoming.says.fatherState ?? c.child.flat.fatherState
        const mother = c.incoming.says.motherState ?? c.child.flat.motherState
        return n + Number(father === 'away' || mother === 'away') - Number(was)
      }, 0)
      const leftBehindBefore = before.filter((s) => readChild(s.facts, at, 'education').counts).length
      return {
        baseline: prepared.baseline,
        added: d.added.map((i) => ({
          ...named(i),
          text: [
            away(i.says.fatherState) ? `父亲 ${i.says.fatherPlace ?? '外出'}` : '',
            away(i.says.motherState) ? `母亲 ${i.says.motherPlace ?? '外出'}` : '',
            i.says.carerName ? `${i.says.carerRelationText ?? '监护人'} ${i.says.carerName}` : '',
          ]
            .filter(Boolean)
            .join('，'),
          village: i.says.villageId ? village(i.says.villageId) : null,
        })),
        changed: d.changed.map((c) => ({
          ...named(c.incoming),
          className: klass(c.incoming.says) ?? c.child.classTitle,
          childId: c.child.id,
          changes: c.changes.map((f) => ({
            field: f.field,
            title: FIELD_TITLES[f.field],
            from: valueText(f.field, f.from, village),
            to: valueText(f.field, f.to, village),
          })),
          effects: effectsOf(c.changes, c.child.flat),
        })),
        unchanged: d.unchanged.length,
        missing: d.missing.map((m) => ({
          childId: m.child.id,
          name: m.child.flat.name,
          className: m.child.classTitle,
          guess: m.guess,
          because: m.because,
        })),
        conflicts: d.conflicts.map((c) => ({
          ...named(c.incoming),
          reason: c.reason,
          childId: c.child?.id ?? null,
          registerText: c.child ? `${c.child.flat.name} ${c.child.classTitle ?? ''}` : null,
        })),
        duplicates: d.likely.map((l) => ({
          ...named(l.incoming),
          candidates: l.candidates.map((c) => ({
            childId: c.child.id,
            name: c.child.flat.name,
            className: c.child.classTitle,
            reasons: c.reasons,
          })),
        })),
        unmatchedVillages: prepared.unmatched.map((i) => ({
          key: i.key,
          name: i.says.name,
          address: i.says.address ?? '',
        })),
        newClasses: [...made.values()].map((group) => ({
          name: klass(group[0]?.says ?? {}) ?? '',
          grade: group[0]?.says.grade ?? null,
          label: group[0]?.says.label ?? null,
          children: group.length,
        })),
        after: {
          pupils: before.length + d.added.filter((i) => i.says.name !== '').length - leaving,
          leftBehind:
            leftBehindBefore +
            addedAway +
            changedAway -
            d.missing.filter((m) => m.guess === 'graduated' && m.child.leftBehind).length,
          leftBehindBefore,
        },
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}

/** Writes the difference by the user's decisions, all or nothing. Errors: difference-stale when the register changed since it was shown. */
export const applyRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { baseline: string; decisions: Decided },
): Promise<View> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id)
      if (row.state !== 'read') throw new AppError('invalid', undefined, '这份表已经写入或撤回。')
      const { prepared, on, reading } = await prepare(ctx, tx, row, input.decisions.villages)
      if (prepared.baseline !== input.baseline) throw new AppError('difference-stale')
      const applied = await applyPrepared(
        tx,
        ctx.keys,
        prepared,
        input.decisions as Parameters<typeof applyPrepared>[3],
        { on, importId: id, firstCount: !(await anyApplied(tx, row.school_id)) },
      )
      const classes = [...new Set(prepared.incoming.map((i) => `${i.says.grade ?? ''}|${i.says.label ?? ''}`))]
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: {
              state: 'applied',
              applied_at: new Date(tx.now),
              undo_sealed: ctx.keys.seal(gzipSync(JSON.stringify(applied.undo)), {
                county: tx.countyId,
                table: 'roster_import',
                id,
                field: 'undo',
              }),
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
          subjectId: id,
          placeId: row.school_id,
          detail: { added: applied.added, changed: applied.changed, left: applied.left, term: row.term },
        },
      )
    },
    { now: ctx.now() },
  )
  return getRoster(ctx, actor, id)
}

const undoOf = (ctx: Ctx, tx: Tx, row: RosterRow): UndoStep[] =>
  row.undo_sealed
    ? (JSON.parse(
        gunzipSync(
          ctx.keys.open(row.undo_sealed, { county: tx.countyId, table: 'roster_import', id: row.id, field: 'undo' }),
        ).toString(),
      ) as UndoStep[])
    : []

/** Puts back what an import wrote, until somebody has built on it. Errors: cannot-undo. */
export const undoRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<View> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id)
      if (row.state !== 'applied') throw new AppError('cannot-undo')
      const steps = undoOf(ctx, tx, row)
      const children = [...new Set(steps.map((s) => s.childId))]
      if (row.applied_at === null || (await builtOn(tx, children, row.applied_at))) throw new AppError('cannot-undo')
      await undoSteps(tx, steps)
      await tx.write(
        [
          {
            table: 'roster_import',
            op: 'update',
            id,
            set: { state: 'undone', undone_at: new Date(tx.now), undo_sealed: null },
          },
        ],
        {
          action: 'roster.undo',
          subject: 'roster',
          subjectId: id,
          placeId: row.school_id,
          detail: { children: children.length },
        },
      )
    },
    { now: ctx.now() },
  )
  return getRoster(ctx, actor, id)
}

export const cancelRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id)
      if (row.state !== 'read') throw new AppError('invalid', undefined, '已经写入的表不能放弃，可以整批撤回。')
      await tx.write([{ table: 'roster_import', op: 'update', id, set: { state: 'cancelled' } }], {
        action: 'roster.cancel',
        subject: 'roster',
        subjectId: id,
        placeId: row.school_id,
      })
    },
    { now: ctx.now() },
  )
}
