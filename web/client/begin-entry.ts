/**
 * What an entry's form begins with when another page opens it: kept in this page's memory alone, because names do not belong into an
 * address. Read once; whoever reloads begins with an empty form.
 */
let begun: { kind: string; about: string; body: Record<string, unknown> } | null = null

export const beginEntry = (kind: string, about: string, body: Record<string, unknown>) => {
  begun = { kind, about, body }
}

/** What was given for this form, if anything; taken once. */
export const takeBegun = (kind: string, about: string): Record<string, unknown> | null => {
  if (begun?.kind !== kind || begun.about !== about) return null
  const { body } = begun
  begun = null
  return body
}
