import type { FamilyFacts } from '../../../domain/registers/household.ts'
import type { FactsRow } from '../../db/child-row.ts'
import { holdsAt } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Keys } from '../../keys.ts'
import { openPhones, type PersonRow, type SnapshotChild } from './child-snapshot.ts'

/** A child as one who may live with others. `said`: somebody said by hand with whom it lives. */
export type Kin = { id: string; householdId: string; said: boolean; flat: FamilyFacts }

export const kinOfSnapshot = ({ row, register }: SnapshotChild): Kin => ({
  id: row.id,
  householdId: row.household_id,
  said: row.household_said ?? false,
  flat: register.flat,
})

/**
 * The families of these children as they are on a day, phones opened; of whole files, which may be a county's, a third is asked. Step by
 * step, as whole files are (child-snapshot.ts). For deciding within the server, never sent.
 */
export const openKin = async (tx: Tx, keys: Keys, ids: readonly string[], day: string): Promise<Kin[]> => {
  if (ids.length === 0) return []
  const spans = await tx.query<
    Pick<FactsRow, 'child_id' | 'household_id' | 'village_id' | 'care_kind' | 'care_relation'>
  >(
    `select f.child_id, f.household_id, f.village_id, f.care_kind, f.care_relation from child_facts f where f.county_id = $1 and f.child_id = any($2::uuid[]) and ${holdsAt('$3', { coming: true })} and not f.del`,
    [tx.countyId, ids, day],
  )
  const children = await tx.query<{ id: string; household_said: boolean | null }>(
    'select id, household_said from child where county_id = $1 and id = any($2::uuid[]) and not del order by id',
    [tx.countyId, ids],
  )
  const people = await tx.query<Pick<PersonRow, 'id' | 'child_id' | 'part' | 'name' | 'phones_sealed'>>(
    'select id, child_id, part, name, phones_sealed from child_person where county_id = $1 and child_id = any($2::uuid[]) and not del',
    [tx.countyId, ids],
  )
  const spanOf = new Map(spans.map((s) => [s.child_id, s]))
  const familyOf = Map.groupBy(people, (p) => p.child_id)
  return children.flatMap(({ id, household_said }) => {
    const span = spanOf.get(id)
    if (!span) return []
    const one = (part: PersonRow['part']) => familyOf.get(id)?.find((p) => p.part === part)
    const [father, mother, carer] = [one('father'), one('mother'), one('carer')]
    return [
      {
        id,
        householdId: span.household_id,
        said: household_said ?? false,
        flat: {
          fatherName: father?.name ?? null,
          fatherPhones: openPhones(keys, tx.countyId, father),
          motherName: mother?.name ?? null,
          motherPhones: openPhones(keys, tx.countyId, mother),
          carerName: carer?.name ?? null,
          carerPhones: openPhones(keys, tx.countyId, carer),
          carerKind: span.care_kind,
          carerRelation: span.care_relation,
          villageId: span.village_id,
        },
      },
    ]
  })
}
