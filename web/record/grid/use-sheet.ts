import { useState } from 'react'
import { stamped } from '../../../domain/kit/own-answers.ts'
import { validateRecord } from '../../../domain/kit/validate-record.ts'
import { bodyOf, type GridColumn, headLacks, isOfChildren } from '../../../domain/records/class-grid.ts'
import { useDraft } from '../../client/draft.ts'
import { useMe } from '../../client/me.tsx'
import { noteUsed } from '../../client/record-kinds.ts'
import { type OneOfMany, useSaveMany } from '../../local/use-save-many.ts'
import {
  brushIn,
  type Cells,
  cellKey,
  childRecords,
  emptySheet,
  filled,
  type GridRow,
  headIn,
  type Letter,
  letterOf,
  placeRecord,
  type Sheet,
  tapped,
  tickedIn,
} from './sheet.ts'

/** What the last step changed, said beside the way back. */
type Step = { cells: Cells; words: string }

/**
 * The sheet of one class, kept at every tap until it is saved: through a reload, the end of a session, a night without a network. What
 * is refused stays in its cell with its sentence.
 */
export const useSheet = (
  place: { code: string; name: string },
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  letters: readonly Letter[],
) => {
  const me = useMe()
  const draft = useDraft<Sheet>(`${me.accountId}.grid.${place.code}`, emptySheet(me.today))
  const many = useSaveMany()
  const [step, setStep] = useState<Step | null>(null)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const [newest] = letters
  const sheet = withNewest(draft.value, columns, newest)
  const oldOf = (column: GridColumn) => (isOfChildren(column) ? null : letterOf(letters, headIn(sheet, column)))
  const ticked = (column: GridColumn) => tickedIn(sheet, column, rows)
  const total = columns.reduce((n, c) => n + ticked(c).length, 0)
  /** What stands in the way of saving, column by column. */
  const lacks = columns.flatMap((column) => {
    if (ticked(column).length === 0) return []
    const head = headIn(sheet, column)
    const [lack] = headLacks(column, head)
    if (lack !== undefined) return [{ column, message: lack }]
    if (oldOf(column)) return []
    const body = stamped(column.kind, bodyOf(column, head, brushIn(sheet, column)))
    const [problem] = validateRecord(column.kind, { happenedOn: sheet.on, body }, { today: me.today })
    return problem ? [{ column, message: problem.message }] : []
  })
  const put = (next: Sheet, words: string | null = null) => {
    setStep(words === null ? null : { cells: sheet.cells, words })
    draft.set(next)
  }
  const recordsOf = (column: GridColumn): OneOfMany[] => {
    const mine = ticked(column)
    if (mine.length === 0) return []
    return isOfChildren(column)
      ? childRecords(me.accountId, sheet, column, mine)
      : [placeRecord(me.accountId, sheet, column, mine, { ...place, old: oldOf(column) })]
  }
  const save = async (): Promise<{ taken: number; laid: number } | null> => {
    setTried(true)
    setRefused(new Map())
    if (lacks.length > 0 || total === 0) return null
    const said = await many.save(columns.flatMap(recordsOf))
    if (!said) return null
    const gone = new Set<string>()
    const faults = new Map<string, string>()
    for (const column of columns)
      for (const { child, cell } of ticked(column)) {
        const id = isOfChildren(column) ? cell.id : (sheet.ids[column.kind.kind] ?? '')
        const why = said.refused.get(id)
        if (why === undefined) gone.add(cellKey(child.id, column.kind.kind))
        else faults.set(child.id, why)
      }
    const left = Object.fromEntries(Object.entries(sheet.cells).filter(([key]) => !gone.has(key)))
    const ids = Object.fromEntries(Object.entries(sheet.ids).filter(([, id]) => said.refused.has(id)))
    setStep(null)
    setRefused(faults)
    setTried(false)
    for (const column of columns) if (ticked(column).length > 0) noteUsed(me.accountId, column.kind.kind)
    if (Object.keys(left).length === 0) draft.discard()
    else draft.set({ ...sheet, cells: left, ids })
    return { taken: said.taken.size, laid: said.laid.size }
  }
  return {
    sheet,
    restored: draft.restored,
    discard: draft.discard,
    ticked,
    oldOf,
    total,
    lacks: tried ? lacks : [],
    refused,
    busy: many.busy,
    error: many.error,
    step,
    back: () => step && put({ ...sheet, cells: step.cells }),
    save,
    setDay: (on: string) => put({ ...sheet, on }),
    tap: (column: GridColumn, child: string) => put(tapped(sheet, column, child)),
    fill: (column: GridColumn, children: readonly string[], words: string) =>
      put(filled(sheet, column, children), words),
    setHead: (column: GridColumn, head: Sheet['heads'][string]) =>
      put({ ...sheet, heads: { ...sheet.heads, [column.kind.kind]: head } }),
    choose: (column: GridColumn, mark: string) =>
      put({ ...sheet, brush: { ...sheet.brush, [column.kind.kind]: mark } }),
  }
}

/** A letter that was written down is what one comes back to: its receipts. */
const withNewest = (sheet: Sheet, columns: readonly GridColumn[], newest: Letter | undefined): Sheet => {
  const column = columns.find((c) => !isOfChildren(c))
  if (!column || !newest || sheet.heads[column.kind.kind]) return sheet
  const { kind } = column.kind
  return {
    ...sheet,
    heads: { ...sheet.heads, [kind]: { when: newest.body.when } },
    brush: { [kind]: 'receipt', ...sheet.brush },
  }
}
