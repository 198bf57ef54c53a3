import { isBlank } from '../kit/condition.ts'
import type { EntryKind } from '../kit/define-entry.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { ENTRY_KINDS } from './list.ts'

/** Registers whose answers are facts of a child's file, in the order in which the file shows them. */
export const FILE_KINDS: readonly EntryKind[] = ENTRY_KINDS.filter((kind) => kind.file)

export type Asked = { kind: string; field: string; ask: string; why: string }

/** Questions about a parent who is not away, or of whom nothing can be asked, are left out. */
const unless = (field: string, away: Readonly<Record<'father' | 'mother', boolean>>): boolean =>
  (['father', 'mother'] as const).some((who) => field.startsWith(who) && !away[who])

/**
 * What is asked next of a child (S5.7, S3.19): fields of its file that nobody has answered, the most useful of each register first, the
 * registers by turns, each with why it is asked. Never a fault of the file: who is met is asked one or two of them.
 */
export const askedNext = (
  answers: ReadonlyMap<string, RecordBody>,
  away: Readonly<Record<'father' | 'mother', boolean>>,
  most = 4,
  kinds: readonly EntryKind[] = FILE_KINDS,
): Asked[] => {
  const open = kinds.map((kind) =>
    (kind.file?.asks ?? [])
      .filter(({ field }) => isBlank(answers.get(kind.kind)?.[field]) && !unless(field, away))
      .map(({ field, why }) => ({
        kind: kind.kind,
        field,
        ask: kind.fields.find((f) => f.name === field)?.label ?? field,
        why,
      })),
  )
  const rows = Math.max(0, ...open.map((list) => list.length))
  return Array.from({ length: rows }, (_, i) => open.flatMap((list) => list[i] ?? []))
    .flat()
    .slice(0, most)
}
