let typed: string | null = null

/** The one-time password that was just typed to sign in: the first own one is set with it, so that nobody types it twice. In memory only. */
export const keepOneTime = (password: string | null): void => {
  typed = password
}

/** What was kept; null after the page was loaded anew. */
export const oneTimeTyped = (): string | null => typed
