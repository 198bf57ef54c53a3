import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { ReadingKey } from '../../domain/registers/child.ts'
import { CARE_NAMES, parentText } from '../../domain/registers/child.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import { getRoster } from '../commands/rosters.ts'
import type { Ctx } from '../context.ts'
import { listPage } from '../db/child-list.ts'
import { inActorTx } from '../db/tx.ts'
import { plainSheet } from '../documents/sheet.ts'
import { childRowOf } from './child-rows.ts'
import { placeByCode } from './term-of-place.ts'

const SEX = { male: '男', female: '女', unknown: '' }

/** The register as a spreadsheet, numbers masked; the file's name says nothing about the children. */
export const exportChildren = async (
  ctx: Ctx,
  actor: Actor,
  input: { place?: string | undefined; leftBehind?: ReadingKey | undefined },
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'child.export')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const today = shanghaiDate(tx.now)
      const place = await placeByCode(tx, input.place ?? tree.get(actor.placeId)?.code ?? '', 'child.export')
      const rows = await listPage(
        tx,
        { place, today, status: 'enrolled', leftBehind: input.leftBehind },
        'class',
        null,
        20_000,
      )
      tx.note({
        action: 'child.export',
        subject: 'place',
        subjectId: String(place.id),
        placeId: place.id,
        detail: { rows: rows.length },
      })
      const list = rows.map((row) => childRowOf(row, tree, today, []))
      const bytes = await plainSheet({
        title: `${place.name}学生名册`,
        note: `${today} 导出，共 ${list.length} 人`,
        headings: ['序号', '姓名', '性别', '出生日期', '班级', '村', '住址', '父亲', '母亲', '谁照看', '住宿'],
        rows: list.map((c, i) => [
          i + 1,
          c.name,
          SEX[c.sex as keyof typeof SEX],
          c.birth,
          c.className,
          c.villageName,
          c.address,
          parentText(c.father.state, c.father.place, null),
          parentText(c.mother.state, c.mother.place, null),
          c.carer.name ? `${c.carer.relationText ?? CARE_NAMES[c.carer.kind]} ${c.carer.name}` : '',
          c.boarder === null ? '' : c.boarder ? '寄宿' : '走读',
        ]),
        widths: [6, 12, 6, 14, 12, 12, 24, 18, 18, 18, 8],
      })
      return { bytes, name: `${place.name}名册-${today}.xlsx` }
    },
    { now: ctx.now() },
  )
}

/** What to mend in a roster, as a list to work through beside the original. */
export const exportRosterErrors = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'roster.import')
  const roster = await getRoster(ctx, actor, id)
  const letter = (column: number | null) =>
    column === null
      ? ''
      : column < 26
        ? String.fromCharCode(65 + column)
        : `${String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}`
  const bytes = await plainSheet({
    title: `${roster.fileName} 要改的地方`,
    note: `共 ${roster.problems.length} 处；在原表里改好后再交一次，或在网页上直接改`,
    headings: ['工作表', '行', '列', '姓名', '问题', '建议'],
    rows: roster.problems.map((p) => [p.sheet, p.row, letter(p.column), p.name, p.text, p.suggestion]),
    widths: [14, 6, 6, 12, 48, 24],
  })
  return { bytes, name: `要改的地方-${roster.fileName.replace(/\.[^.]+$/, '')}.xlsx` }
}
