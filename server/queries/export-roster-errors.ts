import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import { getRoster } from '../commands/rosters.ts'
import type { Ctx } from '../context.ts'
import { plainSheet } from '../documents/sheet.ts'

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
