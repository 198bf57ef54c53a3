import { classTitle } from '../../../domain/registers/place.ts'
import { EMPTY_CHILD, type RegisterChild } from '../../../domain/registers/roster-child.ts'
import type { Tx } from '../../db/tx-type.ts'
import { nameKey } from '../../import/name-key.ts'
import type { Keys } from '../../keys.ts'
import { openPhones, type PersonRow } from './child-snapshot.ts'

/** What two files are held against each other by (likely-same.ts), and which of them would be kept. */
export type ComparableFile = Pick<RegisterChild, 'id' | 'nameKey' | 'classTitle' | 'left' | 'flat'>

type Row = {
  id: string
  name: string
  sex: 'male' | 'female' | 'unknown' | null
  birth: string | null
  status: string
  grade: number | null
  class_id: number | null
  village_id: number | null
  id_sealed: Buffer | null
  student_no_sealed: Buffer | null
}
type Person = Pick<PersonRow, 'id' | 'child_id' | 'part' | 'name' | 'phones_sealed'>

/** Files by what makes them alike and nothing else: of thousands, a snapshot of each would cost more than the comparing. As they stand today. */
export const comparableFiles = async (tx: Tx, keys: Keys, ids: readonly string[]): Promise<ComparableFile[]> => {
  const county = tx.countyId
  const rows = await tx.query<Row>(
    `select c.id, c.name, c.sex, c.birth, c.status, c.grade, c.class_id, c.village_id, c.id_sealed, c.student_no_sealed
     from child c where c.county_id = $1 and c.id = any($2::uuid[]) and not c.del order by c.id`,
    [county, ids],
  )
  const people = await tx.query<Person>(
    'select id, child_id, part, name, phones_sealed from child_person where county_id = $1 and child_id = any($2::uuid[]) and not del',
    [county, ids],
  )
  const peopleBy = Map.groupBy(people, (p) => p.child_id)
  const tree = await tx.tree()
  return rows.map((row) => {
    const family = new Map((peopleBy.get(row.id) ?? []).map((p) => [p.part, p]))
    const klass = row.class_id === null ? null : tree.get(row.class_id)
    const label = klass?.label ?? null
    const phones = (part: PersonRow['part']) => openPhones(keys, county, family.get(part))
    return {
      id: row.id,
      nameKey: nameKey(row.name),
      classTitle: row.class_id === null ? null : classTitle(klass?.grade ?? row.grade, label),
      left: row.status === 'left',
      flat: {
        ...EMPTY_CHILD,
        name: row.name,
        sex: row.sex ?? 'unknown',
        birth: row.birth,
        idNumber: keys.openText(row.id_sealed, { county, table: 'child', id: row.id, field: 'id_number' }),
        studentNo: keys.openText(row.student_no_sealed, { county, table: 'child', id: row.id, field: 'student_no' }),
        grade: row.grade,
        label,
        villageId: row.village_id,
        fatherName: family.get('father')?.name ?? null,
        fatherPhones: phones('father'),
        motherName: family.get('mother')?.name ?? null,
        motherPhones: phones('mother'),
        carerPhones: phones('carer'),
      },
    }
  })
}
