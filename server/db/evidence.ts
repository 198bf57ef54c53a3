import type { Evidence } from '../../domain/duties/types.ts'
import type { Subject } from '../../domain/kit/subject.ts'
import { LEVEL_KIND, type LevelSaid, levelSaid } from '../../domain/records/level-said.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { BirthdayBy } from '../../domain/registers/birthday.ts'
import { derivedOf } from './facts.ts'
import type { Tx } from './tx-type.ts'

/** A record as a duty of one subject sees it. */
export type SubjectRecord = Evidence & { subject: Subject }

const EVIDENCE_COLUMNS =
  'l.record_id, l.kind, l.happened_on, l.received_on, l.author_id, l.reached, l.role, l.mark, l.subject_kind, l.subject_id'
type EvidenceRow = {
  record_id: string
  kind: string
  happened_on: string
  received_on: string
  author_id: string
  reached: boolean
  role: 'about' | 'took'
  mark: string | null
  subject_kind: Subject['kind']
  subject_id: string
  staff?: number
  sort?: string | null
  quantity?: number | null
}

const evidenceOf = (r: EvidenceRow): SubjectRecord => ({
  recordId: r.record_id,
  kind: r.kind,
  happenedOn: r.happened_on,
  receivedOn: r.received_on,
  authorId: r.author_id,
  reached: r.reached,
  role: r.role,
  mark: r.mark,
  subject: { kind: r.subject_kind, id: r.subject_id },
  ...(r.staff === undefined ? {} : { staff: r.staff, quantity: r.quantity ?? null }),
  ...(r.staff === undefined && (r.sort ?? null) === null ? {} : { sort: r.sort ?? null }),
})

/** Effective records about the children between two days; those in which they only took part of the kinds that some rule takes so. */
export const evidenceOfChildren = async (
  tx: Tx,
  childIds: readonly string[],
  took: readonly string[],
  from: string,
  to: string,
): Promise<SubjectRecord[]> => {
  if (childIds.length === 0) return []
  const rows = await tx.query<EvidenceRow>(
    `select ${EVIDENCE_COLUMNS} from record_part l where l.county_id = $1 and l.child_id = any($2::uuid[]) and l.happened_on >= $3 and l.happened_on <= $4 and l.live
       and (l.role = 'about' or (l.role = 'took' and l.kind = any($5::text[])))`,
    [tx.countyId, childIds, from, to, took],
  )
  return rows.map(evidenceOf)
}

type LevelRow = EvidenceRow & { body: Record<string, unknown> | null }

/**
 * The same, and in the same statement how closely somebody decided to stay in touch with each child, of all effective assessments until
 * then. The facts behind it go along only for a post that reads assessments. Of the kinds in `sorted` also their sort.
 */
export const evidenceAndLevels = async (
  tx: Tx,
  childIds: readonly string[],
  took: readonly string[],
  from: string,
  to: string,
  sorted: readonly string[] = [],
): Promise<{ records: SubjectRecord[]; levels: ReadonlyMap<string, LevelSaid[]> }> => {
  if (childIds.length === 0) return { records: [], levels: new Map() }
  const rows = await tx.query<LevelRow>(
    `select ${EVIDENCE_COLUMNS}, case when l.kind = $6 then ${derivedOf('l', 'body')} end as body, ${sorted.length ? `case when l.kind = any($7::text[]) then ${derivedOf('l', 'sort')} end` : 'null'} as sort from record_part l
     where l.county_id = $1 and l.child_id = any($2::uuid[]) and (l.happened_on >= $3 or (l.kind = $6 and l.role = 'about')) and l.happened_on <= $4 and l.live
       and (l.role = 'about' or (l.role = 'took' and l.kind = any($5::text[])))`,
    [tx.countyId, childIds, from, to, took, LEVEL_KIND, ...(sorted.length ? [sorted] : [])],
  )
  return { records: rows.filter((r) => r.happened_on >= from).map(evidenceOf), levels: levelsIn(tx, rows) }
}

/** Of the given children alone, for a list that says why something is owed so often. */
export const levelsOf = async (tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, LevelSaid[]>> =>
  (await evidenceAndLevels(tx, childIds, [], LATER, LATER)).levels

/** Which of these children keep their birthday by the lunar calendar, and how (decision 065). */
export const lunarBirthdays = async (tx: Tx, childIds: readonly string[]): Promise<ReadonlyMap<string, BirthdayBy>> =>
  new Map(
    childIds.length
      ? (
          await tx.query<{ id: string; birthday_by: BirthdayBy }>(
            `select id, birthday_by from child where county_id = $1 and id = any($2::uuid[]) and birthday_by in ('lunar', 'written-lunar')`,
            [tx.countyId, childIds],
          )
        ).map((c) => [c.id, c.birthday_by])
      : [],
  )

/** Later than any day: then only what holds from before is read. */
const LATER = '9999-12-31'

const levelsIn = (tx: Tx, rows: readonly LevelRow[]): ReadonlyMap<string, LevelSaid[]> => {
  const { role, via } = tx.actor
  const mayRead = via === 'operator' || recordKind(LEVEL_KIND)?.read.includes(role) === true
  const levels = new Map<string, LevelSaid[]>()
  for (const { subject_id, record_id, happened_on, received_on, body } of rows) {
    const record = { recordId: record_id, happenedOn: happened_on, receivedOn: received_on, body: body ?? {} }
    const level = levelSaid(record, mayRead)
    if (level) levels.set(subject_id, [...(levels.get(subject_id) ?? []), level])
  }
  return levels
}

/** Effective records about places and entries between two days, with how many of the staff took part and what stands in columns. */
export const evidenceOfOthers = async (
  tx: Tx,
  subjects: readonly Subject[],
  from: string,
  to: string,
): Promise<SubjectRecord[]> => {
  if (subjects.length === 0) return []
  const rows = await tx.query<EvidenceRow>(
    `select ${EVIDENCE_COLUMNS}, (select count(*)::int from record_part s where s.county_id = $1 and s.record_id = l.record_id and s.role = 'staff') as staff, r.sort, r.quantity
     from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id where l.county_id = $1 and l.subject_kind in ('place', 'entry') and l.subject_id = any($2::text[]) and l.happened_on >= $3 and l.happened_on <= $4 and l.live and l.role = 'about'`,
    [tx.countyId, subjects.map((s) => s.id), from, to],
  )
  return rows.map(evidenceOf)
}
