import { entryKind } from '../../../domain/entries/list.ts'
import { recordsTaken } from '../../../domain/entries/taken-away.ts'
import { AppError } from '../../../domain/errors.ts'
import { answerCells, chosenColumns } from '../../../domain/kit/answer-columns.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { isAboutChildren, isAboutPlaces, type RecordKind } from '../../../domain/kit/define-record.ts'
import type { TookPart } from '../../../domain/kit/record-subject.ts'
import { GIVES_MONEY } from '../../../domain/records/given-money.ts'
import { recordKind } from '../../../domain/records/list.ts'
import { type Actor, allowed, needsReason } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { recordKindsHere } from '../../county-fields/kinds-here.ts'
import { recordsAtEach } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import { plainSheet } from '../../documents/sheet.ts'
import { bookedWords } from '../../ledger/booked-words.ts'
import { rangeAsked } from '../../places/queries/term-of-place.ts'
import { asKept } from '../as-kept.ts'
import type { RecordRow } from '../db/record.ts'
import { recordPage } from '../db/record-page.ts'
import { mayReadKind } from '../readable.ts'
import { namesOfRecords } from '../record-names.ts'
import { type RecordOut, recordViews } from './records.ts'
import { recordsFound } from './records-found.ts'

/** More rows than this make a file that an old office computer does not open. */
const MOST = 20_000
const AT_ONCE = 1000

export type RecordExport = {
  kind: string
  place?: string | undefined
  term?: string | undefined
  from?: string | undefined
  to?: string | undefined
  late?: 'yes' | undefined
  /** A child or who wrote it down, as the screen looks for them. */
  q?: string | undefined
  columns?: string | undefined
}

/**
 * The ledger of one kind as a spreadsheet, oldest first: what the screen shows, a question a column, the county's own included. Children's
 * names leave the house only with who may take them (`child.export`), or with the keeper of what is told of (`kept.export`); who reads no words gets none. Errors: invalid (no such kind,
 * too many rows), forbidden, place-unknown, not-found, term-unknown.
 */
export const exportRecords = async (
  ctx: Ctx,
  actor: Actor,
  input: RecordExport,
): Promise<{ bytes: Buffer; name: string; rows: number }> => {
  can(actor, 'record.read')
  const declared = recordKind(input.kind)
  if (!declared) throw new AppError('invalid', { kind: NO_KIND }, NO_KIND)
  if (!recordsTaken(declared, (action) => allowed(actor, action))) throw new AppError('forbidden')
  if (!mayReadKind(actor, declared.kind)) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const kind = (await recordKindsHere(tx))(declared.kind) ?? declared
      const { place, from, to } = await rangeAsked(tx, input, 'record.read')
      const rows: RecordRow[] = []
      const each = await recordsAtEach(tx, place)
      const asked = {
        each,
        readable: [kind.kind],
        child: null,
        kind: kind.kind,
        from,
        to,
        late: input.late === 'yes',
        found: await recordsFound(ctx, tx, input.q),
      }
      for (let after: { on: string; id: string } | null = null; ; ) {
        const page: RecordRow[] = await recordPage(tx, { ...asked, after, limit: AT_ONCE })
        rows.push(...page)
        if (rows.length > MOST)
          throw new AppError('invalid', undefined, `一次最多导出 ${MOST} 条。请缩短日期，或先选一所学校，再导出。`)
        const last = page.at(-1)
        if (page.length < AT_ONCE || !last) break
        after = { on: last.happened_on, id: last.id }
      }
      const depth = needsReason(actor.role) && actor.via !== 'operator' ? 'answers' : 'whole'
      // Whoever keeps it is told who was in it, as on the entry's own page (decision 048): these rows are the own ones.
      const views = (await asKept(tx, () => recordViews(tx, rows, depth))).reverse()
      tx.note({
        action: 'record.export',
        subject: 'place',
        subjectId: String(place.id),
        placeId: place.id,
        detail: { kind: kind.kind, rows: views.length, ...(from ? { from } : {}), ...(to ? { to } : {}) },
      })
      const columns = chosenColumns(kind, input.columns)
      const tree = await tx.tree()
      const names = new Map([
        ...[...tree.values()].map((p): [string, string] => [p.code, p.name]),
        ...(await asKept(tx, () => namesOfRecords(tx, kind, views))),
      ])
      const withStaff = kind.staff !== undefined
      const withTook = kind.took !== undefined
      const booked =
        GIVES_MONEY.includes(kind.kind) && allowed(actor, 'ledger.write') ? await bookedWords(tx, rows) : null
      const ofEntries = !isAboutChildren(kind) && !isAboutPlaces(kind) && namesChildren(kind)
      const today = shanghaiDate(tx.now)
      const bytes = await plainSheet({
        title: `${place.name}${kind.title}记录`,
        note: `${from && to ? `${from} 至 ${to}，` : ''}${today} 导出，共 ${views.length} 条`,
        headings: [
          '序号',
          '日期',
          isAboutChildren(kind) ? '孩子' : isAboutPlaces(kind) ? '地方' : '登记',
          // Of an entry that hangs on a child, whose it is; of what is lent, who has it.
          ...(ofEntries ? ['孩子'] : []),
          ...(isAboutChildren(kind) ? ['班'] : []),
          ...columns.map((c) => c.title),
          ...(kind.took ? [kind.took.title] : []),
          ...(kind.staff ? [kind.staff.title] : []),
          // Beside the ledger, for whoever keeps it: the two are held to agree (decision 075).
          ...(booked ? ['爱心账上'] : []),
          '谁记的',
          '记下的日子',
        ],
        rows: views.map((r, i) => [
          i + 1,
          r.happenedOn,
          isAboutChildren(kind) ? r.children.map((c) => c.name).join('、') : (r.place?.name ?? r.entry?.line ?? ''),
          ...(ofEntries ? [(kind.took?.stays ? r.took : r.children).map((c) => c.name).join('、')] : []),
          ...(isAboutChildren(kind) ? [[...new Set(r.children.map((c) => c.className ?? ''))].join('、')] : []),
          ...answerCells(kind, r.body, columns, names),
          ...(kind.took ? [tookWords(r, kind.took)] : []),
          ...(withStaff ? [r.staff.map((p) => p.name).join('、')] : []),
          ...(booked ? [booked.get(r.id) ?? ''] : []),
          r.author.name,
          `${shanghaiDate(Date.parse(r.receivedAt))}${r.paper ? ' 从纸上补记' : r.late ? ' 补记' : ''}`,
        ]),
        widths: [
          6,
          12,
          16,
          ...(ofEntries ? [14] : []),
          ...(isAboutChildren(kind) ? [14] : []),
          ...columns.map((c) => c.width),
          ...(withTook ? [24] : []),
          ...(withStaff ? [16] : []),
          ...(booked ? [26] : []),
          10,
          22,
        ],
      })
      return { bytes, name: `${place.name}${kind.title}记录-${today}.xlsx`, rows: views.length }
    },
    { now: ctx.now() },
  )
}

const NO_KIND = '没有这种记录，请刷新页面后再试。'

/** Does a row of the ledger name children: those whom it is about, whose entry it is about, or who have what was lent to them? */
const namesChildren = (kind: RecordKind): boolean =>
  isAboutChildren(kind) ||
  kind.took?.stays === true ||
  (kind.subject?.of === 'entry' && entryKind(kind.subject.entry)?.about.includes('child') === true)

/** How many came in which way; no names stand in a ledger of meetings. Of one thing that is lent: whether it went or came. */
const tookWords = (record: RecordOut, { marks, stays, rest }: TookPart): string =>
  record.took.length === 0
    ? ''
    : marks
        .map((m) => ({ label: m.label, n: record.took.filter((c) => c.mark === m.value).length }))
        // Where only the exceptions are tapped, or one thing is lent, what is not there is not told.
        .filter(({ n }) => n > 0 || (!stays && rest === undefined))
        .map(({ label, n }) => (stays && n === 1 ? label : `${label} ${n}`))
        .join('，')
