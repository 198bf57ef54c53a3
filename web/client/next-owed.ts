import type { RecordKind } from '../../domain/kit/define-record.ts'
import type { Answer } from './call.ts'
import { isOwedKind } from './owed-kinds.ts'

type Household = Answer<'getToday'>['households'][number]

/**
 * Who is next to be recorded of this kind, as Today lists them: after the one just recorded, else from the top (F16). A visit is for
 * all of a household who are owed it. Null where nobody is left.
 */
export const nextOwed = (
  homes: readonly Household[],
  kind: RecordKind,
  done: readonly string[],
): { ids: string[]; who: string } | null => {
  const perHome = homes.map((home) => {
    const owed = home.children.filter((c) => isOwedKind(kind, c.duties) && !done.includes(c.id))
    const together = owed.some((c) => isOwedKind(kind, c.duties, '户'))
    return together && owed.length > 1 ? [owed] : owed.map((c) => [c])
  })
  const at = homes.findIndex((home) => home.children.some((c) => done.includes(c.id)))
  const [next] = [...perHome.slice(Math.max(at, 0)), ...perHome.slice(0, Math.max(at, 0))].flat()
  return next ? { ids: next.map((c) => c.id), who: next.map((c) => c.name).join('、') } : null
}
