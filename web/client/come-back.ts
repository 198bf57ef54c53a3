const NAME = 'nuanyang.come-back'

/** Where somebody was when the session ended (F24): for that account only, in this page's own memory of the browser. */
export const noteWhere = (accountId: string, address: string): void => {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ accountId, address }))
  } catch {
    // No store: one begins at the first page.
  }
}

export const wasInterrupted = (): boolean => {
  try {
    return sessionStorage.getItem(NAME) !== null
  } catch {
    return false
  }
}

/** Whoever signs out by a tap was not interrupted. */
export const forgetWhere = (): void => {
  try {
    sessionStorage.removeItem(NAME)
  } catch {
    // No store: nothing was noted.
  }
}

/** The address to go on at, once; null for anybody else, and where nothing was interrupted. */
export const whereToGoOn = (accountId: string): string | null => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as { accountId: string; address: string } | null
    sessionStorage.removeItem(NAME)
    return kept?.accountId === accountId && /^\/(?!\/)/.test(kept.address) ? kept.address : null
  } catch {
    return null
  }
}
