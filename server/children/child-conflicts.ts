import { AppError } from '../../domain/errors.ts'
import type { PlaceTree } from '../../domain/registers/place.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import type { Tx } from '../db/tx-type.ts'
import { lastChangeOf } from './db/child-file.ts'
import type { SnapshotChild } from './db/child-snapshot.ts'
import type { Changes } from './typed-changes.ts'

/** Where the history keeps each field of the screen. */
const COLUMNS: Partial<Record<keyof Changes, readonly string[]>> = {
  name: ['name'],
  sex: ['sex'],
  birth: ['birth'],
  birthdayBy: ['birthday_by'],
  ethnicity: ['ethnicity'],
  hukou: ['hukou'],
  address: ['address'],
  boarder: ['boarder'],
  classCode: ['class_id'],
  villageCode: ['village_id'],
  fatherState: ['father_state'],
  fatherPlace: ['father_place'],
  fatherSince: ['father_since'],
  fatherIncapable: ['father_incapable'],
  fatherSeenOn: ['seen_on'],
  motherState: ['mother_state'],
  motherPlace: ['mother_place'],
  motherSince: ['mother_since'],
  motherIncapable: ['mother_incapable'],
  motherSeenOn: ['seen_on'],
  fatherName: ['name'],
  motherName: ['name'],
  carerName: ['name'],
  carerKind: ['care_kind'],
  carerRelation: ['care_relation', 'relation'],
}

/** What is shown masked is in no answer, also not to somebody who says to have seen it. */
const open = ({
  idNumber: _id,
  studentNo: _no,
  fatherPhones: _f,
  motherPhones: _m,
  carerPhones: _c,
  ...flat
}: FlatChild) => flat

/** The child's facts by the screen's names, as they stand now. Numbers that are shown masked are not among them. */
export const standing = (before: SnapshotChild, tree: PlaceTree): Record<string, unknown> => ({
  ...open(before.register.flat),
  fatherIncapable: before.facts.fatherIncapable,
  motherIncapable: before.facts.motherIncapable,
  classCode: before.row.class_id === null ? null : (tree.get(before.row.class_id)?.code ?? null),
  villageCode: before.row.village_id === null ? null : (tree.get(before.row.village_id)?.code ?? null),
})

const same = (a: unknown, b: unknown) => (a ?? '') === (b ?? '')

/**
 * Holds what is to be written against what the writer saw when beginning. A field that somebody else has changed since is a
 * conflict: nothing is written, both values go back with who and when, and the writer chooses. Error: conflict, by field
 * `{mine, theirs, by, on}`.
 */
export const refuseConflicts = async (
  tx: Tx,
  before: SnapshotChild,
  tree: PlaceTree,
  changes: Changes,
  seen: Record<string, unknown>,
): Promise<void> => {
  const now = standing(before, tree)
  const fields = (Object.keys(changes) as (keyof Changes)[]).filter(
    (f) => f in seen && f in now && !same(now[f], seen[f]) && !same(now[f], changes[f]),
  )
  if (fields.length === 0) return
  const details: Record<string, { mine: unknown; theirs: unknown; by: string; on: string }> = {}
  for (const field of fields) {
    const last = await lastChangeOf(tx, before.row.id, COLUMNS[field] ?? [field])
    details[field] = {
      mine: changes[field] ?? null,
      theirs: now[field] ?? null,
      by: last?.account_name ?? '',
      on: last?.on_date ?? '',
    }
  }
  throw new AppError('conflict', details)
}
