import type { FlatChild } from './roster-child.ts'

/**
 * Place and time of working elsewhere belong to a parent who is away: kept beyond that, the next time away would seem to have
 * begun with the last one.
 */
export const settleParent = (flat: FlatChild, who: 'father' | 'mother') => {
  if (flat[`${who}State`] === 'away') return
  flat[`${who}Place`] = null
  flat[`${who}Since`] = null
}
