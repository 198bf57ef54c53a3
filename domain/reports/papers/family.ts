import { RELATION_NAMES } from '../../registers/child.ts'
import type { Relation } from '../../registers/child-facts.ts'
import type { Family } from './sheet.ts'

/** What a paper needs of a child as the register lists it. */
type Listed = {
  id: string
  name: string
  className: string | null
  villageName: string | null
  address: string | null
  carer: { name: string | null; relation: Relation | null; relationText: string | null }
}

/** Whom a paper is about. */
export const familyOf = (child: Listed, schoolName: string): Family => {
  const { name, relation, relationText } = child.carer
  const word = relationText ?? (relation === null ? '' : RELATION_NAMES[relation])
  return {
    id: child.id,
    name: child.name,
    className: child.className,
    schoolName,
    villageName: child.villageName,
    address: child.address,
    carer: name === null ? null : `${word} ${name}`.trim(),
  }
}
