import { useRouter } from '@tanstack/react-router'
import { useCallback, useState } from 'react'

/** What stands open, by the entry of the browser's history that it belongs to; gone with the page. */
const kept = new Map<string, unknown>()

/**
 * State of a page that is found again on the way back: a list that a number opened to is still open after the record that one went
 * off to write (F16, F21). Somewhere else, or after a reload, it is null.
 */
export const useHere = <T>(name: string): [T | null, (next: T | null) => void] => {
  const router = useRouter()
  const key = useCallback(() => `${router.history.location.state.__TSR_key ?? ''} ${name}`, [router, name])
  const [value, setValue] = useState<T | null>(() => (kept.get(key()) as T | undefined) ?? null)
  const set = useCallback(
    (next: T | null) => {
      if (next === null) kept.delete(key())
      else kept.set(key(), next)
      setValue(next)
    },
    [key],
  )
  return [value, set]
}
