import type { MissingChild } from '../../domain/registers/difference.ts'
import type { ForeignGroup } from './divide-list.ts'
import { nameKey } from './name-key.ts'

/**
 * Who is missing among a school's rows may stand in the same list under another school: whoever decides where the child went reads
 * it there (F1). By number it is that child; by name it may be.
 */
export const saidElsewhere = (missing: readonly MissingChild[], groups: readonly ForeignGroup[]): MissingChild[] => {
  const byNumber = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const { named, rows } of groups)
    for (const row of named === '' ? [] : rows) {
      if (row.idNumber) byNumber.set(row.idNumber, named)
      if (row.name) byName.set(nameKey(row.name), named)
    }
  return missing.map((m) => {
    const sure = byNumber.get(m.child.flat.idNumber ?? '')
    const perhaps = byName.get(m.child.nameKey)
    if (sure !== undefined) return { ...m, because: `表里这名孩子写在“${sure}”` }
    return perhaps === undefined ? m : { ...m, because: `表里有同名的孩子写在“${perhaps}”` }
  })
}
