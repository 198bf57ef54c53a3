import { cellText, type Grid } from './files/grid.ts'
import { isLabel } from './forms/walk-row.ts'
import { isHousehold } from './household.ts'

/** Why no child was found, where the file is laid out in a way that is known, and what to do; undefined for any other. */
export const whyEmpty = (grids: readonly Grid[]): string | undefined => {
  const rows = grids.flatMap((grid) => grid.rows.slice(0, 200))
  if (rows.some((row) => isHousehold(row) || row.some((cell) => /^与?户主的?关系$/.test(cellText(cell)))))
    return '这像是一份家庭名册，里面没有看到未成年的孩子。请核对出生日期或身份证号，或换一份孩子的名单。'
  const labels = rows.filter((row) => row.some((cell) => isLabel(cellText(cell))))
  const named = rows.some((row) => row.some((cell) => /^(?:学生|儿童)?姓\s*名\s*[:：]?/.test(cellText(cell))))
  if (named && labels.length >= 3)
    return '这像是一页一人的登记表，没有找到填好的。请确认“姓名”后面一格写了孩子的名字；还读不了，就改成一行一个孩子的表再交。'
  return undefined
}
