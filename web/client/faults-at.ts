import { Refusal } from './call.ts'

/** Codes that speak of one answer, and which. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'login-taken': 'login',
  'code-taken': 'code',
  'password-weak': 'password',
  'sign-in-failed': 'old',
}

export type FaultsAt = {
  /** The sentence to be told at what asks for one of these; that it is asked for is noted. */
  at: (...fields: string[]) => string | undefined
  /** What found no field, for the foot. Read after the fields are drawn. */
  left: () => string | undefined
}

/** Sentences by field, each told where it is mended; only what nothing here asks for is left for the foot. `whole` is said where there is none by field. */
export const faultsAt = (faults: Readonly<Record<string, string | undefined>>, whole?: string): FaultsAt => {
  const told = Object.entries(faults).flatMap(([field, words]) => (words ? [[field, words] as const] : []))
  const placed = new Set<string>()
  return {
    at: (...fields) => {
      const found = told.filter(([field]) => fields.includes(field))
      for (const [field] of found) placed.add(field)
      return found[0]?.[1]
    },
    left: () => (told.length === 0 ? whole : told.find(([field]) => !placed.has(field))?.[1]),
  }
}

/** What the server refused, by field where it says which. A shape that was wrong names its whole path: the last name of it is the field. */
export const refusedAt = (error: Error | null): FaultsAt => {
  const by: Record<string, string> = {}
  if (error instanceof Refusal) {
    if (error.code === 'invalid')
      for (const [path, words] of Object.entries((error.details ?? {}) as Record<string, unknown>))
        if (typeof words === 'string') by[path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? path] ??= words
    const field = FIELD_OF[error.code]
    if (field) by[field] = error.message
  }
  return faultsAt(by, error?.message)
}
