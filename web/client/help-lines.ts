import { useEffect } from 'react'
import type { Answer } from './call.ts'
import { useAsk } from './queries.ts'

export type HelpPlaces = Answer<'getHelpLines'>['places']
const KEPT = 'nuanyang.help-lines'
/** Places of whoever signed in last on this device, nearest first: only their numbers, no name. */
export const HERE = 'nuanyang.here'

const kept = <T>(key: string, none: T): T => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? none
  } catch {
    return none
  }
}

/** Numbers of this place and of others, kept on the device so that they stand there without a network too. */
export const useHelpLines = (): { mine: HelpPlaces; others: HelpPlaces } => {
  const asked = useAsk('getHelpLines', {})
  useEffect(() => {
    if (asked.data) localStorage.setItem(KEPT, JSON.stringify(asked.data.places))
  }, [asked.data])
  const places = asked.data?.places ?? kept<HelpPlaces>(KEPT, [])
  const mine = kept<number[]>(HERE, []).flatMap((id) => places.filter((p) => p.placeId === id))
  return { mine, others: places.filter((p) => !mine.includes(p)) }
}

/** What a telephone dials. */
export const telOf = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`
