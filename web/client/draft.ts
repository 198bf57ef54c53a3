import { useCallback, useState } from 'react'
import { canKeep, keep, keptKeys, keptValue, throwAway } from '../local/kept.ts'

const PREFIX = 'nuanyang.draft.'

/** Under lock where the browser can (decision 034), else in its simple store. */
const read = (key: string): unknown =>
  canKeep() ? (keptValue(key) ?? null) : JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
const write = (key: string, value: unknown): void => {
  // A full store: the form still holds what was typed.
  if (canKeep()) void keep(key, value).catch(() => undefined)
  else localStorage.setItem(PREFIX + key, JSON.stringify(value))
}
const remove = (key: string): void => {
  if (canKeep()) void throwAway(key).catch(() => undefined)
  else localStorage.removeItem(PREFIX + key)
}
const plainKeys = (account: string): string[] =>
  Object.keys(localStorage).flatMap((name) =>
    name.startsWith(`${PREFIX}${account}.`) ? [name.slice(PREFIX.length)] : [],
  )

/** Drafts that an earlier version left in the clear are put under lock. */
export const lockPlainDrafts = async (account: string): Promise<void> => {
  for (const key of plainKeys(account)) {
    const value: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
    if (value !== null && keptValue(key) === undefined) await keep(key, value)
    localStorage.removeItem(PREFIX + key)
  }
}

/**
 * Kept in the browser under a key that begins with the account's id, field by field; survives reload and sign-out, until it is sent
 * or thrown away.
 */
export const useDraft = <T>(
  key: string,
  start: T,
): { value: T; set: (next: T) => void; clear: () => void; discard: () => void; restored: boolean } => {
  const [state, setState] = useState<{ value: T; restored: boolean }>(() => {
    try {
      const kept = read(key)
      return kept ? { value: { ...start, ...(kept as T) }, restored: true } : { value: start, restored: false }
    } catch {
      return { value: start, restored: false }
    }
  })
  const set = useCallback(
    (value: T) => {
      setState((before) => ({ ...before, value }))
      try {
        write(key, value)
      } catch {
        // A full or forbidden store: the form still holds what was typed.
      }
    },
    [key],
  )
  const clear = useCallback(() => remove(key), [key])
  const discard = () => {
    clear()
    setState({ value: start, restored: false })
  }
  return { value: state.value, set, clear, discard, restored: state.restored }
}

/** What this account began and did not finish on this device; `part` says what (“record”). */
export const draftsOf = <T>(accountId: string, part: string): { key: string; value: T }[] => {
  try {
    const keys = canKeep() ? keptKeys(`${accountId}.`) : plainKeys(accountId)
    return keys
      .filter((key) => key.startsWith(`${accountId}.${part}.`))
      .flatMap((key) => {
        const value = read(key)
        return value ? [{ key, value: value as T }] : []
      })
  } catch {
    // No store, or something unreadable in it: there is nothing to offer.
    return []
  }
}

/** Lays a draft down, so that its form opens with it. */
export const layDraft = (key: string, value: unknown): void => write(key, value)

export const throwAwayDraft = (key: string): void => remove(key)
