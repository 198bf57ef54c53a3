import type { EntryKind } from '../kit/define-entry.ts'
import { labelOf } from '../kit/define-record.ts'
import { ENTRY_KINDS } from './list.ts'

/** Registers whose living entries mark their child in the register, and the sorts by which they do. */
export const TAG_KINDS: readonly EntryKind[] = ENTRY_KINDS.filter((kind) => kind.tag)

/** What stands for whichever. */
export const ANY_TAG = 'any'

export const TAGS = TAG_KINDS.flatMap((kind) => kind.fields.find((f) => f.name === 'sort')?.options ?? [])

/** A sort in words, by whichever register has it. */
export const tagWords = (sort: string): string =>
  TAG_KINDS.map((kind) => labelOf(kind, 'sort', sort)).find((words) => words !== sort) ?? sort
