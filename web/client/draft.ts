import { useCallback, useState } from 'react'

const PREFIX = 'nuanyang.draft.'

/**
 * Kept in the browser under a key that begins with the account's id, field by field; survives reload and sign-out, until it is sent
 * or thrown away.
 */
export const useDraft = <T>(
  key: string,
  start: T,
): { value: T; set: (next: T) => void; clear: () => void; discard: () => void; restored: boolean } => {
  const name = PREFIX + key
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
  const discard = () => {
    clear()
    setState({ value: start, restored: false })
  }
  return { value: state.value, set, clear, discard, restored: state.restored }
}

/** What this account began and did not finish on this device, newest first. */
export const draftsOf = <T>(accountId: string): { key: string; value: T }[] => {
  const out: { key: string; value: T }[] = []
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(`${PREFIX}${accountId}.`)) continue
      const kept = localStorage.getItem(name)
      if (kept) out.push({ key: name.slice(PREFIX.length), value: JSON.parse(kept) as T })
    }
  } catch {
    // No store, or something unreadable in it: there is nothing to offer.
  }
  return out
}

export const throwAwayDraft = (key: string) => localStorage.removeItem(PREFIX + key)
