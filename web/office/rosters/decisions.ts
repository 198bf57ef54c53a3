import type { Answer } from '../../client/call.ts'

export type Difference = Answer<'getDifference'>
export type Decisions = {
  skip: string[]
  missing: Record<string, string>
  same: Record<string, string>
  villages: Record<string, string>
  pupils: Record<string, number>
}
export const NO_DECISIONS: Decisions = { skip: [], missing: {}, same: {}, villages: {}, pupils: {} }

/** What writing would do with the decisions so far: how many places, what is undecided, and the numbers afterwards. */
export const outcomeOf = (d: Difference, decisions: Decisions) => {
  const skipped = new Set(decisions.skip)
  const { same, missing } = decisions
  const added = d.added.filter((a) => a.name !== '' && !skipped.has(a.key))
  const changed = d.changed.filter((c) => !skipped.has(c.key))
  const conflicts = d.conflicts.filter((c) => same[c.key] && c.name !== '')
  const transfers = d.transfers.filter((x) => same[x.key] === 'elsewhere')
  const decided = d.missing.filter((m) => (missing[m.childId] ?? 'stays') !== 'stays')
  const leaving = decided.filter((m) => !(missing[m.childId] ?? '').startsWith('class:'))
  const joined = added.filter((a) => same[a.key] && same[a.key] !== 'new' && same[a.key] !== 'elsewhere').length
  const away = <T extends { away: boolean | number }>(list: readonly T[]) =>
    list.reduce((n, x) => n + Number(x.away), 0)
  return {
    count: added.length + changed.length + conflicts.length + transfers.length + decided.length,
    open: {
      conflicts: d.conflicts.length - conflicts.length,
      transfers: d.transfers.length - transfers.length,
      missing: d.missing.filter((m) => missing[m.childId] === undefined).length,
    },
    pupils:
      d.before.pupils +
      added.length -
      joined +
      changed.filter((c) => c.back).length +
      transfers.length +
      conflicts.filter((c) => same[c.key] === 'new').length -
      leaving.length,
    leftBehind: d.before.leftBehind + away(added) + away(changed) + away(transfers) - away(leaving),
  }
}
