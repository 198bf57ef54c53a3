import type { Difference } from '../../../domain/api/difference-pages.ts'

export type { Difference }
export type Decisions = {
  skip: string[]
  missing: Record<string, string>
  same: Record<string, string>
  villages: Record<string, string>
  /** Row → its class, or `none`. */
  classes: Record<string, string>
  pupils: Record<string, number>
}
export const NO_DECISIONS: Decisions = { skip: [], missing: {}, same: {}, villages: {}, classes: {}, pupils: {} }

/** Rows whose class has to be said: not of those left out, nor of those that are somebody on the register. */
export const needClass = (d: Difference, { skip, same }: Decisions): Difference['classless'] => {
  const asked = new Set(d.conflicts.map((c) => c.key))
  const moving = new Set(d.transfers.map((x) => x.key))
  return d.classless.filter(({ key }) => {
    if (skip.includes(key)) return false
    if (asked.has(key)) return same[key] === 'new'
    if (moving.has(key)) return same[key] === 'elsewhere'
    return same[key] === undefined || same[key] === 'new' || same[key] === 'elsewhere'
  })
}

/** What writing would do with the decisions so far: how many places, what is undecided, and the numbers afterwards. */
export const outcomeOf = (d: Difference, decisions: Decisions) => {
  const skipped = new Set(decisions.skip)
  const { same, missing, classes } = decisions
  const classless = needClass(d, decisions)
  const placed = classless.filter((c) => classes[c.key] !== undefined)
  const waiting = new Set(classless.flatMap((c) => (c.childId === null && classes[c.key] === undefined ? [c.key] : [])))
  const kept = new Set(d.changed.map((c) => c.key))
  const given = placed.filter((c) => c.childId !== null && !kept.has(c.key)).length
  const added = d.added.filter((a) => a.name !== '' && !skipped.has(a.key) && !waiting.has(a.key))
  // A row that says that its child has left is written as that, once somebody says so, and changes nothing else.
  const gone = d.leaving.filter((x) => x.childId !== null && x.gone && missing[x.childId] === 'stays')
  const going = d.leaving.filter(
    (x) => x.childId !== null && !x.gone && !skipped.has(x.key) && (missing[x.childId] ?? 'stays') !== 'stays',
  )
  const leftRows = new Set(going.map((x) => x.key))
  const changed = d.changed.filter((c) => !skipped.has(c.key) && !leftRows.has(c.key))
  const conflicts = d.conflicts.filter((c) => same[c.key] && c.name !== '' && !waiting.has(c.key))
  const transfers = d.transfers.filter((x) => same[x.key] === 'elsewhere' && !waiting.has(x.key))
  const decided = d.missing.filter((m) => (missing[m.childId] ?? 'stays') !== 'stays')
  const leaves = (x: { childId: string | null }) => !/^(?:class|to):/.test(missing[x.childId ?? ''] ?? '')
  const leaving = [...decided, ...going].filter(leaves)
  const joined = added.filter((a) => same[a.key] && same[a.key] !== 'new' && same[a.key] !== 'elsewhere').length
  const away = <T extends { away: boolean | number }>(list: readonly T[]) =>
    list.reduce((n, x) => n + Number(x.away), 0)
  return {
    count:
      added.length +
      changed.length +
      conflicts.length +
      transfers.length +
      decided.length +
      given +
      gone.length +
      going.length,
    open: {
      foreign: d.foreign.reduce((n, g) => n + (g.choice === null ? g.rows.length : 0), 0),
      classless: waiting.size,
      conflicts: d.conflicts.length - conflicts.length,
      transfers: d.transfers.length - transfers.length,
      leaving: d.leaving.filter((x) => x.childId !== null && !x.gone && missing[x.childId] === undefined).length,
      missing: d.missing.filter((m) => missing[m.childId] === undefined).length,
    },
    pupils:
      d.before.pupils +
      added.length -
      joined +
      changed.filter((c) => c.back).length +
      gone.length +
      transfers.length +
      conflicts.filter((c) => same[c.key] === 'new').length -
      leaving.length,
    leftBehind: d.before.leftBehind + away(added) + away(changed) + away(transfers) - away(leaving),
  }
}
