import type { RecordBody } from '../../../domain/kit/define-record.ts'
import { stamped } from '../../../domain/kit/own-answers.ts'
import { bodyOf, type GridColumn, headOf, isOfChildren, MARK, marksOf } from '../../../domain/records/class-grid.ts'
import type { Answer } from '../../client/call.ts'
import { newId } from '../../client/new-id.ts'
import { recordDraftKey } from '../../client/record-draft.ts'
import type { RecordSent } from '../../local/outbox.ts'
import type { OneOfMany } from '../../local/use-save-many.ts'

export type GridRow = Answer<'getClassGrid'>['rows'][number]
/** A letter of this term as the ledger has it. */
export type Letter = Answer<'listRecords'>['items'][number]

/** What was tapped in a cell: its mark, and the id under which it is sent (sent twice it is one record). */
export type Cell = { id: string; mark: string }
export type Cells = Readonly<Record<string, Cell>>
/** The sheet as it is being filled in: the day, what each head says, which mark a tap gives, the cells. */
export type Sheet = {
  on: string
  heads: Readonly<Record<string, RecordBody>>
  brush: Readonly<Record<string, string>>
  cells: Cells
  /** Of a column that is one record of the place: its id. */
  ids: Readonly<Record<string, string>>
}

export const emptySheet = (today: string): Sheet => ({ on: today, heads: {}, brush: {}, cells: {}, ids: {} })
export const cellKey = (child: string, kind: string): string => `${child} ${kind}`

/** What a column's head says, and the mark that a tap gives. */
export const headIn = (sheet: Sheet, column: GridColumn): RecordBody => sheet.heads[column.kind.kind] ?? headOf(column)
export const brushIn = (sheet: Sheet, column: GridColumn): string =>
  sheet.brush[column.kind.kind] ?? marksOf(column)[0]?.value ?? ''

/** The letter that the head speaks of, where one is written down already: what is tapped corrects it. */
export const letterOf = (letters: readonly Letter[], head: RecordBody): Letter | null =>
  letters.find((l) => l.body.when === head.when) ?? null

/** A tap: the head's mark, another one than before in its place, or none again. */
export const tapped = (sheet: Sheet, column: GridColumn, child: string): Sheet => {
  const key = cellKey(child, column.kind.kind)
  const mark = brushIn(sheet, column)
  const { [key]: now, ...others } = sheet.cells
  if (now?.mark === mark) return { ...sheet, cells: others }
  return withId({ ...sheet, cells: { ...others, [key]: { id: now?.id ?? newId(), mark } } }, column)
}

/** The same for all of these children who have nothing yet. */
export const filled = (sheet: Sheet, column: GridColumn, children: readonly string[]): Sheet => {
  const mark = brushIn(sheet, column)
  const more = children.flatMap((child) => {
    const key = cellKey(child, column.kind.kind)
    return sheet.cells[key] ? [] : [[key, { id: newId(), mark }] as const]
  })
  return withId({ ...sheet, cells: { ...sheet.cells, ...Object.fromEntries(more) } }, column)
}

const withId = (sheet: Sheet, column: GridColumn): Sheet =>
  isOfChildren(column) || sheet.ids[column.kind.kind]
    ? sheet
    : { ...sheet, ids: { ...sheet.ids, [column.kind.kind]: newId() } }

export type Ticked = { child: GridRow; cell: Cell }
export const tickedIn = (sheet: Sheet, column: GridColumn, rows: readonly GridRow[]): Ticked[] =>
  rows.flatMap((child) => {
    const cell = sheet.cells[cellKey(child.id, column.kind.kind)]
    return cell ? [{ child, cell }] : []
  })

/** One record a child, each with the form in which it can be opened where it could not be sent. */
export const childRecords = (
  account: string,
  sheet: Sheet,
  column: GridColumn,
  ticked: readonly Ticked[],
): OneOfMany[] =>
  ticked.map(({ child, cell }) => {
    const { kind } = column
    const body = stamped(kind, bodyOf(column, headIn(sheet, column), cell.mark))
    const draft = {
      id: cell.id,
      kind: kind.kind,
      asked: child.id,
      childIds: [child.id],
      who: child.name,
      on: sheet.on,
      body,
      replaces: null,
    }
    return {
      record: { ...sent(kind, cell.id, sheet.on, body), childIds: [child.id] },
      who: child.name,
      draft: { key: recordDraftKey(account, kind.kind, child.id, null), value: draft },
    }
  })

/** One record of the place for all cells of the column; where it is written down already, its correction. */
export const placeRecord = (
  account: string,
  sheet: Sheet,
  column: GridColumn,
  ticked: readonly Ticked[],
  at: { code: string; name: string; old: Letter | null },
): OneOfMany => {
  const { kind } = column
  const { old } = at
  const id = sheet.ids[kind.kind] ?? newId()
  const body = old?.body ?? stamped(kind, bodyOf(column, headIn(sheet, column), MARK))
  const on = old?.happenedOn ?? sheet.on
  const marks = {
    ...Object.fromEntries((old?.took ?? []).map((x) => [x.id, x.mark])),
    ...Object.fromEntries(ticked.map(({ child, cell }) => [child.id, cell.mark])),
  }
  const staff = old?.staff ?? []
  const draft = {
    id,
    kind: kind.kind,
    asked: '',
    childIds: null,
    who: at.name,
    on,
    body,
    replaces: old?.id ?? null,
    roll: { place: at.code, invited: 'all' as const, marks, staff: staff.map((p) => p.name).join('、') },
  }
  return {
    record: {
      ...sent(kind, id, on, body),
      about: { place: at.code },
      took: Object.entries(marks).map(([child, mark]) => ({ child, mark })),
      ...(staff.length ? { staff } : {}),
      ...(old ? { replaces: old.id } : {}),
    },
    who: at.name,
    draft: { key: recordDraftKey(account, kind.kind, '', old?.id ?? null), value: draft },
  }
}

const sent = (
  kind: GridColumn['kind'],
  id: string,
  happenedOn: string,
  body: RecordBody,
): Pick<RecordSent, 'id' | 'kind' | 'version' | 'happenedOn' | 'body' | 'deviceAt'> => ({
  id,
  kind: kind.kind,
  version: kind.version,
  happenedOn,
  body,
  deviceAt: new Date().toISOString(),
})
