import { entryKind } from '../../../domain/entries/list.ts'
import { entriesTaken } from '../../../domain/entries/taken-away.ts'
import { AppError } from '../../../domain/errors.ts'
import { answerCells, chosenColumns } from '../../../domain/kit/answer-columns.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { isOfList } from '../../../domain/kit/define-entry.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { entryKindsHere } from '../../county-fields/kinds-here.ts'
import { inActorTx } from '../../db/tx.ts'
import { plainSheet } from '../../documents/sheet.ts'
import { rangeAsked } from '../../places/queries/term-of-place.ts'
import { asKept } from '../../records/as-kept.ts'
import { namesOfRecords } from '../../records/record-names.ts'
import { type EntryRow, entryPage } from '../db/entry.ts'
import { readsKind } from '../reachable.ts'
import { aboveOf, keptOf, statesOf } from './entries.ts'
import { entryViews } from './entry-views.ts'

const MOST = 20_000
const AT_ONCE = 1000
const NO_KIND = '没有这种登记，请刷新页面后再试。'

export type EntryExport = {
  kind: string
  place?: string | undefined
  term?: string | undefined
  state?: string | undefined
  columns?: string | undefined
}

/**
 * A register as a spreadsheet, oldest first, a question a column, the county's own included; with a term: what lived in it. Children's
 * names leave the house only with who may take them (`child.export`), or with the keeper of what is told of (`kept.export`). Errors: invalid (no such register, too many rows), forbidden,
 * place-unknown, not-found, term-unknown.
 */
export const exportEntries = async (
  ctx: Ctx,
  actor: Actor,
  input: EntryExport,
): Promise<{ bytes: Buffer; name: string; rows: number }> => {
  can(actor, 'entry.read')
  const declared = entryKind(input.kind)
  // What a list of its own sees goes into no table (decision 030).
  if (!declared || isOfList(declared)) throw new AppError('invalid', { kind: NO_KIND }, NO_KIND)
  if (!entriesTaken(declared, (action) => allowed(actor, action))) throw new AppError('forbidden')
  if (!readsKind(actor, declared)) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const kind = (await entryKindsHere(tx, entryKind))(declared.kind) ?? declared
      const { place, from, to } = await rangeAsked(tx, input, 'entry.read')
      const ended = kind.states.filter((s) => s.ended).map((s) => s.value)
      const asked = {
        kinds: [kind.kind],
        place,
        above: aboveOf([kind], await tx.tree(), place),
        ...(input.place === undefined ? { kept: keptOf([kind], await tx.tree(), actor) } : {}),
        child: null,
        states: input.state === undefined ? null : statesOf([kind], input.state),
        at: null,
        ...(from !== null && to !== null ? { lived: { from, to, ended } } : {}),
      }
      const rows: EntryRow[] = []
      for (let after: { from: string; id: string } | null = null; ; ) {
        const page: EntryRow[] = await entryPage(tx, { ...asked, after, limit: AT_ONCE })
        rows.push(...page)
        if (rows.length > MOST)
          throw new AppError('invalid', undefined, `一次最多导出 ${MOST} 条。请先选一个学期或一所学校，再导出。`)
        const last = page.at(-1)
        if (page.length < AT_ONCE || !last) break
        after = { from: last.from_on, id: last.id }
      }
      const named = <T>(work: () => Promise<T>): Promise<T> => (declared.keepers ? asKept(tx, work) : work())
      const views = (await named(() => entryViews(tx, rows, entryKind))).reverse()
      tx.note({
        action: 'entry.export',
        subject: 'place',
        subjectId: String(place.id),
        placeId: place.id,
        detail: { kind: kind.kind, rows: views.length },
      })
      const columns = chosenColumns(kind, input.columns)
      const names = new Map([
        ...[...(await tx.tree()).values()].map((p): [string, string] => [p.code, p.name]),
        ...(await namesOfRecords(tx, kind, views)),
        ...views.flatMap((e) => e.children.map((c): [string, string] => [c.id, c.name])),
      ])
      const today = shanghaiDate(tx.now)
      const bytes = await plainSheet({
        title: `${place.name}${kind.title}登记`,
        note: `${from && to ? `${from} 至 ${to}，` : ''}${today} 导出，共 ${views.length} 条`,
        headings: [
          '序号',
          '从哪天',
          '关于',
          ...columns.map((c) => c.title),
          '现在',
          '到哪天',
          '结束的原因',
          '谁登记的',
        ],
        rows: views.map((e, i) => [
          i + 1,
          e.from,
          e.about.name,
          ...answerCells(kind, e.body, columns, names),
          e.stateTitle,
          e.until ?? '',
          e.endReason ?? '',
          e.author.name,
        ]),
        widths: [6, 12, 16, ...columns.map((c) => c.width), 10, 12, 20, 10],
      })
      return { bytes, name: `${place.name}${kind.title}登记-${today}.xlsx`, rows: views.length }
    },
    { now: ctx.now() },
  )
}
