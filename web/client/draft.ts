import { useCallback, useState } from 'react'

/** Kept in the browser under the account, field by field; survives reload and sign-out, until it is sent or thrown away. */
export const useDraft = <T>(
  key: string,
  start: T,
): { value: T; set: (next: T) => void; clear: () => void; restored: boolean } => {
  const name = `nuanyang.draft.${key}`
  const [state, setState] = useState<{ value: T; restored: boolean }>(() => {
    try {
      const kept = localStorage.getItem(name)
      return kept
        ? { value: { ...start, ...(JSON.parse(kept) as T) }, restored: true }
        : { value: start, restored: false }
    } catch {
      return { value: start, restored: false }
    }
  })
  const set = useCallback(
    (value: T) => {
      setState((before) => ({ ...before, value }))
      try {
        localStorage.setItem(name, JSON.stringify(value))
      } catch {
        // A full or forbidden store: the form still holds what was typed.
      }
    },
    [name],
  )
  const clear = useCallback(() => localStorage.removeItem(name), [name])
  return { value: state.value, set, clear, restored: state.restored }
}
