import { useState } from 'react'
import { isMet } from '../../domain/duties/duty-facts.ts'
import type { Pick } from './group.tsx'
import type { Duty } from './listed-duty.ts'

const keyOf = (g: readonly Duty[]) => g[0]?.id ?? ''
const periodOf = (g: readonly Duty[]) => g[0]?.period.key
const isFree = (g: readonly Duty[]) => g.some((d) => !d.waiver && !isMet(d.state))

/** Lines that are chosen to be waived together: all of one period, for a waiver is of one. What has gone from the list is not chosen. */
export const useChosen = (groups: readonly (readonly Duty[])[]) => {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const free = groups.filter(isFree)
  const chosen = free.filter((g) => keys.has(keyOf(g)))
  const period = periodOf(chosen[0] ?? free[0] ?? [])
  const same = free.filter((g) => periodOf(g) === period)
  const pickOf = (g: readonly Duty[]): Pick => {
    const key = keyOf(g)
    const toggle = () => setKeys((now) => new Set(now.has(key) ? [...now].filter((k) => k !== key) : [...now, key]))
    return {
      chosen: chosen.includes(g),
      toggle: isFree(g) && (chosen.length === 0 || periodOf(g) === period) ? toggle : null,
    }
  }
  return {
    chosen,
    pickOf,
    /** How many all of that period are. */
    same: same.length,
    all: () => setKeys(new Set(chosen.length === same.length ? [] : same.map(keyOf))),
    clear: () => setKeys(new Set()),
  }
}
