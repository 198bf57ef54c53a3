import type { BirthdayBy } from '../../../domain/registers/birthday.ts'
import { readChild } from '../../../domain/registers/child.ts'
import type { ChildFacts } from '../../../domain/registers/child-facts.ts'
import { classTitle } from '../../../domain/registers/place.ts'
import type { RegisterChild } from '../../../domain/registers/roster-child.ts'
import { FACTS_SELECT, type FactsRow, factsOf } from '../../db/child-row.ts'
import { holdsAt, type PresentColumns, presentColumns } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'
import { nameKey } from '../../import/name-key.ts'
import type { Keys } from '../../keys.ts'

export type ChildRow = {
  id: string
  name: string
  student_no_sealed: Buffer | null
  id_sealed: Buffer | null
  ethnicity: string | null
  birthday_by: BirthdayBy | null
  address: string | null
  /** Brothers and sisters were looked over by hand. */
  household_said: boolean | null
} & PresentColumns
export type PersonRow = {
  id: string
  child_id: string
  part: 'father' | 'mother' | 'carer'
  name: string | null
  relation: string | null
  relation_text: string | null
  phones_sealed: Buffer | null
  seen_on: string | null
}

/** A child as it is on a day, with everything that an import compares or changes. */
export type SnapshotChild = {
  register: RegisterChild
  row: ChildRow
  /** What the register's own row says of today, whatever day the snapshot is of. */
  stored: PresentColumns
  facts: ChildFacts
  factsId: string
  people: Partial<Record<PersonRow['part'], PersonRow>>
}

export const openPhones = (
  keys: Keys,
  county: number,
  person: Pick<PersonRow, 'id' | 'phones_sealed'> | undefined,
): string[] =>
  person?.phones_sealed
    ? (JSON.parse(
        keys.openText(person.phones_sealed, { county, table: 'child_person', id: person.id, field: 'phones' }) ?? '[]',
      ) as string[])
    : []

/** All children on a school's roll on a day, with numbers opened: for comparing within the server only, never sent. */
export const schoolSnapshot = async (tx: Tx, keys: Keys, schoolId: number, day: string): Promise<SnapshotChild[]> => {
  const facts = await tx.query<FactsRow>(
    `select ${FACTS_SELECT} from child_facts f where f.county_id = $1 and f.school_id = $2 and f.status in ('enrolled', 'left') and ${holdsAt('$3', { coming: true })} and not f.del`,
    [tx.countyId, schoolId, day],
  )
  return snapshots(tx, keys, facts, day)
}

/** One child, wherever and in whatever state it is on a day; null outside the actor's sight. */
export const childSnapshot = async (tx: Tx, keys: Keys, id: string, day: string): Promise<SnapshotChild | null> =>
  (await childSnapshots(tx, keys, [id], day))[0] ?? null

/** Several children by id, in one go. */
export const childSnapshots = async (
  tx: Tx,
  keys: Keys,
  ids: readonly string[],
  day: string,
): Promise<SnapshotChild[]> => {
  if (ids.length === 0) return []
  const facts = await tx.query<FactsRow>(
    `select ${FACTS_SELECT} from child_facts f where f.county_id = $1 and f.child_id = any($2::uuid[]) and ${holdsAt('$3', { coming: true })} and not f.del`,
    [tx.countyId, ids, day],
  )
  return snapshots(tx, keys, facts, day)
}

const snapshots = async (tx: Tx, keys: Keys, facts: readonly FactsRow[], day: string): Promise<SnapshotChild[]> => {
  const county = tx.countyId
  // Step by step instead of a join: no plan goes wrong over it, however little is known of the tables.
  const found = facts.map((f) => f.child_id)
  const rows = await tx.query<ChildRow>(
    `select c.id, c.name, c.sex, c.birth, c.student_no_sealed, c.id_sealed, c.ethnicity, c.birthday_by, c.hukou, c.address, c.status, c.school_id, c.class_id, c.village_id, c.household_id, c.grade, c.boarder, c.household_said from child c where c.county_id = $1 and c.id = any($2::uuid[]) and not c.del order by c.id`,
    [county, found],
  )
  const people = await tx.query<PersonRow>(
    'select id, child_id, part, name, relation, relation_text, phones_sealed, seen_on from child_person where county_id = $1 and child_id = any($2::uuid[]) and not del',
    [county, found],
  )
  const factsBy = new Map(facts.map((f) => [f.child_id, f]))
  const peopleBy = Map.groupBy(people, (p) => p.child_id)
  const tree = await tx.tree()
  return rows.flatMap((stored) => {
    const span = factsBy.get(stored.id)
    if (!span) return []
    const row: ChildRow = { ...stored, ...presentColumns(factsOf(span)) }
    const family = Object.fromEntries((peopleBy.get(row.id) ?? []).map((p) => [p.part, p])) as SnapshotChild['people']
    const own = factsOf(span)
    const klass = row.class_id === null ? null : tree.get(row.class_id)
    const label = klass?.label ?? null
    const register: RegisterChild = {
      id: row.id,
      nameKey: nameKey(row.name),
      classTitle: row.class_id === null ? null : classTitle(klass?.grade ?? row.grade, label),
      since: own.fromOn,
      leftBehind: readChild(own, day, 'education').counts,
      left: row.status === 'left',
      flat: {
        name: row.name,
        sex: own.sex,
        birth: row.birth,
        birthdayBy: row.birthday_by,
        idNumber: keys.openText(row.id_sealed, { county, table: 'child', id: row.id, field: 'id_number' }),
        studentNo: keys.openText(row.student_no_sealed, { county, table: 'child', id: row.id, field: 'student_no' }),
        ethnicity: row.ethnicity,
        hukou: own.hukou,
        grade: row.grade,
        label,
        address: row.address,
        villageId: row.village_id,
        boarder: row.boarder,
        fatherName: family.father?.name ?? null,
        fatherState: own.fatherState,
        fatherPlace: own.fatherPlace,
        fatherSince: own.fatherSince,
        fatherSeenOn: family.father?.seen_on ?? null,
        fatherPhones: openPhones(keys, county, family.father),
        motherName: family.mother?.name ?? null,
        motherState: own.motherState,
        motherPlace: own.motherPlace,
        motherSince: own.motherSince,
        motherSeenOn: family.mother?.seen_on ?? null,
        motherPhones: openPhones(keys, county, family.mother),
        carerName: family.carer?.name ?? null,
        carerKind: own.careKind,
        carerRelation: own.careRelation,
        carerRelationText: family.carer?.relation_text ?? null,
        carerPhones: openPhones(keys, county, family.carer),
      },
    }
    return [{ register, row, stored: presentColumns(stored), facts: own, factsId: span.id, people: family }]
  })
}
