import type { EntryKind } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { ENTRY_KINDS } from './list.ts'

/** Registers whose living entries mark their child in the register. */
export const TAG_KINDS: readonly EntryKind[] = ENTRY_KINDS.filter((kind) => kind.tag)

/** What stands for whichever. */
export const ANY_TAG = 'any'

/** Every mark: the sorts of a register that marks by them, the register itself where it marks as one. */
export const TAGS = TAG_KINDS.flatMap((kind) =>
  kind.tag === 'kind'
    ? [{ value: kind.kind, label: kind.title }]
    : (kind.fields.find((f) => f.name === 'sort')?.options ?? []),
)

/** The mark that an entry makes, in words; null where its register makes none. */
export const tagOf = (entry: { kind: string; sort: string | null }): string | null => {
  const kind = TAG_KINDS.find((k) => k.kind === entry.kind)
  if (kind?.tag === 'kind') return kind.title
  return kind && entry.sort !== null ? labelOf(kind, 'sort', entry.sort) : null
}

/** By which registers, and which of their sorts, a mark is found; of `any`, all. */
export const foundByTag = (tag: string): { kinds: readonly EntryKind[]; sort: string | null } => {
  if (tag === ANY_TAG) return { kinds: TAG_KINDS, sort: null }
  const whole = TAG_KINDS.filter((kind) => kind.tag === 'kind' && kind.kind === tag)
  return whole.length ? { kinds: whole, sort: null } : { kinds: TAG_KINDS.filter((k) => k.tag === 'sort'), sort: tag }
}
