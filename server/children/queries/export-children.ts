import { EXPORT_COLUMNS } from '../../../domain/api/child-shapes.ts'
import { AppError } from '../../../domain/errors.ts'
import { maskNumber } from '../../../domain/kit/identity/mask.ts'
import { isUuid } from '../../../domain/kit/uuid.ts'
import { carerTold } from '../../../domain/registers/carer-words.ts'
import { CARE_NAMES } from '../../../domain/registers/child.ts'
import { parentText } from '../../../domain/registers/parent-words.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { plainSheet } from '../../documents/sheet.ts'
import { currentDuties } from '../../duties/queries/current-duties.ts'
import { tagsOf } from '../../entries/queries/tags.ts'
import { countChildren, type ListSort, listPage, sealedNumbers } from '../db/child-list.ts'
import { openPhones } from '../db/child-snapshot.ts'
import { type ChildRowOut, childRowOf } from './child-rows.ts'
import { type FilterInput, filterOf } from './children.ts'

type Column = (typeof EXPORT_COLUMNS)[number]
/** A row with what only an export shows beside it. */
type Line = ChildRowOut & { idNumber: string; phones: string }

const SEX = { male: '男', female: '女', unknown: '' }
const COLUMNS: Record<Column, { heading: string; width: number; cell: (c: Line) => string }> = {
  sex: { heading: '性别', width: 6, cell: (c) => SEX[c.sex as keyof typeof SEX] },
  class: { heading: '班级', width: 12, cell: (c) => c.className ?? '' },
  age: { heading: '年龄', width: 6, cell: (c) => (c.age === null ? '' : String(c.age)) },
  birth: { heading: '出生日期', width: 13, cell: (c) => c.birth ?? '' },
  village: { heading: '村', width: 12, cell: (c) => c.villageName ?? '' },
  home: { heading: '住址', width: 24, cell: (c) => c.address ?? c.villageName ?? '' },
  parents: {
    heading: '父母',
    width: 30,
    cell: (c) =>
      `父 ${parentText(c.father.state, c.father.place, null)}；母 ${parentText(c.mother.state, c.mother.place, null)}`,
  },
  carer: {
    heading: '谁照看',
    width: 16,
    cell: (c) => (c.carer.name ? carerTold(c.carer.relationText ?? CARE_NAMES[c.carer.kind], c.carer.name) : ''),
  },
  phones: { heading: '照看人电话', width: 15, cell: (c) => c.phones },
  boarder: { heading: '住宿', width: 6, cell: (c) => (c.boarder === null ? '' : c.boarder ? '寄宿' : '走读') },
  tags: { heading: '困境情况', width: 18, cell: (c) => c.tags.join('、') },
  idNumber: { heading: '身份证号', width: 21, cell: (c) => c.idNumber },
  month: {
    heading: '这个月',
    width: 22,
    cell: (c) => c.duties.map((d) => d.text).join('；') || (c.allDone ? '都做了' : ''),
  },
}
const USUAL: readonly Column[] = ['sex', 'birth', 'class', 'village', 'home', 'parents', 'carer', 'boarder']
/** More rows than this make a file that an old office computer does not open. */
const MOST = 20_000

/**
 * The register as a spreadsheet: exactly the filter, order and columns that were on the screen. Numbers are masked; a reason opens
 * them to whoever may see them, and stands in the audit. Errors: invalid (too many rows), forbidden.
 */
export const exportChildren = async (
  ctx: Ctx,
  actor: Actor,
  input: FilterInput & {
    sort: ListSort
    columns?: string | undefined
    ids?: string | undefined
    reason?: string | undefined
  },
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'child.export')
  const columns = input.columns
    ? EXPORT_COLUMNS.filter((c) => input.columns?.split(',').includes(c)).sort(
        (a, b) => (input.columns?.split(',').indexOf(a) ?? 0) - (input.columns?.split(',').indexOf(b) ?? 0),
      )
    : USUAL
  if (input.reason && !allowed(actor, 'child.reveal')) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const ids = input.ids?.split(',').filter(isUuid)
      const filter = { ...(await filterOf(ctx, tx, input, 'child.export')), ...(ids ? { ids } : {}) }
      const total = await countChildren(tx, filter)
      if (total > MOST)
        throw new AppError(
          'invalid',
          undefined,
          `一次最多导出 ${MOST} 名，现在有 ${total} 名。请先选一所学校或一个村，再导出。`,
        )
      const rows = await listPage(tx, filter, input.sort, null, MOST)
      const open = input.reason !== undefined
      const numbers = columns.some((c) => c === 'idNumber' || c === 'phones')
        ? await numbersOf(
            tx,
            ctx,
            rows.map((r) => r.id),
            open,
          )
        : null
      const duties = columns.includes('month')
        ? Map.groupBy(
            await currentDuties(
              tx,
              filter.today,
              rows.map((r) => r.id),
            ),
            (d) => d.childId,
          )
        : null
      tx.note({
        action: 'child.export',
        subject: 'place',
        subjectId: String(filter.place.id),
        placeId: filter.place.id,
        detail: { rows: rows.length, columns, ...(open && numbers ? { reason: input.reason } : {}) },
      })
      const tags = columns.includes('tags')
        ? await tagsOf(
            tx,
            rows.map((r) => r.id),
          )
        : null
      const list = rows.map(
        (row): Line => ({
          ...childRowOf(row, tree, filter.today, duties?.get(row.id) ?? [], tags?.get(row.id) ?? []),
          ...(numbers?.get(row.id) ?? { idNumber: '', phones: '' }),
        }),
      )
      const bytes = await plainSheet({
        title: `${filter.place.name}花名册`,
        note: `${filter.today} 导出，共 ${list.length} 人${numbers && !open ? '；号码已遮住' : ''}`,
        headings: ['序号', '姓名', ...columns.map((c) => COLUMNS[c].heading)],
        rows: list.map((c, i) => [i + 1, c.name, ...columns.map((key) => COLUMNS[key].cell(c))]),
        widths: [6, 12, ...columns.map((c) => COLUMNS[c].width)],
      })
      return { bytes, name: `${filter.place.name}花名册-${filter.today}.xlsx` }
    },
    { now: ctx.now() },
  )
}

/** ID number and carer's phones of each child, masked unless opened. */
const numbersOf = async (tx: Tx, ctx: Ctx, ids: readonly string[], open: boolean) => {
  const out = new Map<string, { idNumber: string; phones: string }>()
  for (const row of await sealedNumbers(tx, ids)) {
    const id =
      ctx.keys.openText(row.id_sealed, { county: tx.countyId, table: 'child', id: row.id, field: 'id_number' }) ?? ''
    const phones = open
      ? row.person_id === null
        ? []
        : openPhones(ctx.keys, tx.countyId, { id: row.person_id, phones_sealed: row.phones_sealed })
      : (row.phones_masked ?? [])
    out.set(row.id, { idNumber: open || id === '' ? id : maskNumber(id), phones: phones.join('、') })
  }
  return out
}
