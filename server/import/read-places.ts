import type { NewPlace, PlaceProblem } from '../places/new-places.ts'
import { RosterFault } from './fault.ts'
import { cellText } from './files/grid.ts'
import { readGrids } from './files/read-grids.ts'
import { bareHeading } from './headings/simplify.ts'

const KINDS: Record<string, NewPlace['kind']> = {
  乡镇: 'township',
  街道: 'township',
  镇: 'township',
  乡: 'township',
  村: 'village',
  村居: 'village',
  社区: 'village',
  居委会: 'village',
  学校: 'school',
  年级班级: 'class',
  班级: 'class',
  班: 'class',
}

/** A spreadsheet of places: columns 类型, 代码, 名称, 上级代码 in any order (outside.md, import-places); below 上级代码 a name does too. */
export const readPlaces = async (
  bytes: Uint8Array,
): Promise<{ rows: (NewPlace & { row: number })[]; problems: PlaceProblem[] }> => {
  const rows: (NewPlace & { row: number })[] = []
  const problems: PlaceProblem[] = []
  let found = false
  for (const grid of await readGrids(bytes)) {
    let at: Record<'kind' | 'code' | 'name' | 'parent', number> | null = null
    grid.rows.forEach((raw, r) => {
      const texts = raw.map((c) => cellText(c))
      const find = (...names: string[]) => texts.findIndex((t) => names.includes(bareHeading(t)))
      const head = {
        kind: find('类型', '类别'),
        code: find('代码', '编码', '单位代码'),
        name: find('名称', '单位名称'),
        parent: find('上级代码', '上级编码', '上级单位代码', '上级', '上级代码或名称', '上级名称'),
      }
      if (Object.values(head).every((c) => c >= 0)) {
        at = head
        found = true
        return
      }
      if (!at || texts.every((t) => t === '')) return
      const [kindText, code, name, parentCode] = [
        texts[at.kind] ?? '',
        texts[at.code] ?? '',
        texts[at.name] ?? '',
        texts[at.parent] ?? '',
      ]
      const kind = KINDS[bareHeading(kindText).replace(/[()（）/]/g, '')]
      if (!kind) problems.push({ row: r + 1, message: `类型“${kindText}”不认识，请用：乡镇、村、学校、年级班级。` })
      else if (name === '' || parentCode === '')
        problems.push({ row: r + 1, message: '名称和上级代码都要填；不知道上级的代码，写它的名称也行。' })
      else rows.push({ kind, code, name, parentCode, row: r + 1 })
    })
  }
  if (!found) throw new RosterFault('no-rows', '没有找到表头。第一行要有“类型、代码、名称、上级代码”四列。')
  return { rows, problems }
}
