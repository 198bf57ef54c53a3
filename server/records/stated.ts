import { lifted } from '../../domain/kit/define-record.ts'
import { recordKind } from '../../domain/records/list.ts'
import type { RecordInput } from '../../domain/records/record-facts.ts'

/** A record as it came in, with each way of saying what it is about laid out (outside.md). */
export type Stated = Omit<RecordInput, 'childIds' | 'about' | 'took' | 'staff'> & {
  /** About these children; empty where it is about a place or an entry. */
  childIds: string[]
  place: string | null
  entry: string | null
  took: { child: string; mark: string; note: string | null }[]
  staff: { account: string | null; name: string }[]
}

/** Ids are the same whatever the case of their letters; a child that is named twice is meant once. */
export const stated = (record: RecordInput): Stated => {
  const { about } = record
  const children = about && 'children' in about ? about.children : (record.childIds ?? [])
  const seen = new Set<string>()
  return {
    ...record,
    id: record.id.toLowerCase(),
    childIds: [...new Set(children.map((id) => id.toLowerCase()))],
    place: about && 'place' in about ? about.place : null,
    entry: about && 'entry' in about ? about.entry.toLowerCase() : null,
    took: (record.took ?? []).flatMap(({ child, mark, note }) => {
      const id = child.toLowerCase()
      if (seen.has(id)) return []
      seen.add(id)
      return [{ child: id, mark, note: note?.trim() || null }]
    }),
    staff: (record.staff ?? []).map(({ account, name }) => ({ account: account?.toLowerCase() ?? null, name })),
    replaces: record.replaces?.toLowerCase(),
  }
}

/** What an older page wrote, as the present version of its kind knows it; a kind without an `upgrade` keeps what was sent. */
export const raised = (record: Stated): Stated => {
  const kind = recordKind(record.kind)
  return kind?.upgrade && record.version < kind.version
    ? { ...record, version: kind.version, body: { ...lifted(kind, record.body, record.version) } }
    : record
}
