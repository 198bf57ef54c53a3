import type { Cells } from '../cells.ts'
import type { Field } from '../headings/fields.ts'
import { simplify } from '../headings/simplify.ts'
import { isNothing } from './empty.ts'
import { nameAndRelation, readRelation } from './relation.ts'

/** Brothers and sisters, and the child itself, look after nobody. */
const NO_CARER = /[兄弟姐妹哥]|本人/

/**
 * Columns 成员1姓名 关系 电话 …, 成员2…: the relation says who is father, who is mother; the first other grown-up is the carer
 * where no column of the table names one. What a column of its own says goes before.
 */
export const withMembers = (cells: Cells): Cells => {
  const said: Partial<Record<Field, string>> = {}
  for (const member of cells.members()) {
    const { name, word } = nameAndRelation(member.memberName ?? '')
    const relationText = isNothing(member.memberRelation ?? '') ? (word ?? '') : (member.memberRelation ?? '')
    const relation = readRelation(relationText)
    if (relation === null || isNothing(name)) continue
    const who = relation === 'father' || relation === 'mother' ? relation : 'carer'
    if (said[`${who}Name`] !== undefined) continue
    if (who === 'carer' && (cells.has('carerName') || NO_CARER.test(simplify(relationText)))) continue
    said[`${who}Name`] = name
    said[`${who}Phone`] = member.memberPhone ?? ''
    if (who === 'carer') said.carerRelation = relationText
    else said[`${who}Place`] = member.memberPlace ?? ''
  }
  return {
    ...cells,
    raw: (field) => cells.raw(field) ?? said[field] ?? null,
    text: (field) => cells.text(field) || (said[field] ?? ''),
    texts: (field) => (cells.text(field) !== '' || said[field] === undefined ? cells.texts(field) : [said[field]]),
    has: (field) => cells.has(field) || said[field] !== undefined,
  }
}
