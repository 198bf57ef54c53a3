import { noteRecorded, touch } from '../duty-rows/touched.ts'
import { resealed } from '../seals/tally.ts'
import type { Tx } from '../tx-type.ts'
import { restampRecordsOf } from './restamp-rows.ts'

/** One part of a record: its key beside the child, and the household that it named. `beside`: the other file stands in the record too. */
export type PartKey = {
  record: string
  role: string
  kind: string
  subject: string
  household: string | null
  beside: boolean
}

type Part = Record<string, unknown> & {
  record_id: string
  role: string
  subject_kind: string
  subject_id: string
  household_id: string | null
  kind: string
  live: boolean
  seal: Buffer | null
}

const WHERE = 'county_id = $1 and record_id = $2 and role = $3 and subject_kind = $4 and subject_id = $5'

/**
 * What records tell of one child is told of another from now on: the same child, of whom there were two files (decision 057). The record
 * itself stays as it was written. Where both stand in a record, the part of the one that ends counts no more. `home`: which household is
 * said for which. With the county in sight. Returns the parts, for the way back.
 */
export const repointParts = async (
  tx: Tx,
  from: string,
  to: string,
  { home, scope }: { home: { from: string; to: string }; scope: readonly number[] },
): Promise<PartKey[]> => {
  const mine = await tx.query<Part>(
    'select * from record_part where county_id = $1 and child_id = $2 order by record_id, role, subject_kind, subject_id for update',
    [tx.countyId, from],
  )
  const theirs = await tx.query<{ record_id: string; role: string }>(
    `select record_id, role from record_part where county_id = $1 and child_id = $2 and subject_kind = 'child'`,
    [tx.countyId, to],
  )
  const taken = new Set(theirs.map((p) => `${p.record_id} ${p.role}`))
  const keys: PartKey[] = []
  for (const part of mine) {
    const beside = part.subject_kind === 'child' && taken.has(`${part.record_id} ${part.role}`)
    const household = part.household_id === home.from ? home.to : part.household_id
    keys.push(keyOf(part, beside))
    if (beside) await count(tx, part, false)
    else await put(tx, part, { to, household, scope })
  }
  await told(tx, [from, to], mine)
  return keys
}

/** The way back of `repointParts`: these parts tell of the child again of whom they told. `scope`: who sees that child. */
export const returnParts = async (
  tx: Tx,
  now: string,
  back: string,
  keys: readonly PartKey[],
  scope: readonly number[],
): Promise<void> => {
  const parts: Part[] = []
  for (const { record, role, kind, subject, household, beside } of keys) {
    const [part] = await tx.query<Part>(`select * from record_part where ${WHERE} for update`, [
      tx.countyId,
      record,
      role,
      kind,
      kind === 'child' && !beside ? now : subject,
    ])
    if (!part) throw new Error('a part of a record that was put together is not there')
    parts.push(part)
    if (beside) await count(tx, part, await standsUncorrected(tx, record))
    else await put(tx, part, { to: back, household, scope })
  }
  await told(tx, [now, back], parts)
}

const keyOf = (part: Part, beside: boolean): PartKey => ({
  record: part.record_id,
  role: part.role,
  kind: part.subject_kind,
  subject: part.subject_id,
  household: part.household_id,
  beside,
})

const standsUncorrected = async (tx: Tx, record: string): Promise<boolean> =>
  (
    await tx.query('select 1 from record where county_id = $1 and id = $2 and superseded_by is null', [
      tx.countyId,
      record,
    ])
  ).length > 0

const at = (tx: Tx, part: Part) => [tx.countyId, part.record_id, part.role, part.subject_kind, part.subject_id]

const count = (tx: Tx, part: Part, live: boolean) =>
  tx.run(`update record_part set live = $6 where ${WHERE}`, [...at(tx, part), live])

const put = async (
  tx: Tx,
  part: Part,
  { to, household, scope }: { to: string; household: string | null; scope: readonly number[] },
) => {
  const subject = part.subject_kind === 'child' ? to : part.subject_id
  const seal = resealed(tx, 'record_part', part, {
    ...part,
    child_id: to,
    subject_id: subject,
    household_id: household,
  })
  await tx.run(
    `update record_part set child_id = $6, subject_id = $7, household_id = $8, seal = $9, scope = $10 where ${WHERE}`,
    [...at(tx, part), to, subject, household, seal, scope],
  )
}

/** What follows from it: duties of both, and who sees the records. */
const told = async (tx: Tx, children: readonly string[], parts: readonly Part[]) => {
  for (const id of children) {
    touch(tx.pending.touched, { kind: 'child', id })
    tx.pending.touched.children.add(id)
    for (const part of parts) noteRecorded(tx.pending.touched, part.kind, id)
  }
  for (const part of parts) if (part.subject_kind === 'entry') tx.pending.cards.entries.add(part.subject_id)
  await restampRecordsOf(tx, [...new Set(parts.map((p) => p.record_id))].sort())
}
