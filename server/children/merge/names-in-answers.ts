import type { Change } from '../../db/write/change.ts'

export type Named = { id: string; was: Record<string, unknown>; now: Record<string, unknown> }

/** Answers in which one file stands for another from now on; a child that is named by both is named once. */
export const answersNaming = (answers: Record<string, unknown>, from: string, to: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).map(([field, value]) => {
      if (value === from) return [field, to]
      if (Array.isArray(value) && value.includes(from))
        return [field, [...new Set(value.map((v: unknown) => (v === from ? to : v)))]]
      return [field, value]
    }),
  )

export const answersOf = (id: string, answers: Record<string, unknown>): Change => ({
  table: 'entry',
  op: 'update',
  id,
  set: { answers },
})

/** Written otherwise since: what somebody said later is not taken back. */
export const stillSays = (named: Named, answers: Record<string, unknown>): boolean =>
  JSON.stringify(Object.entries(named.now).sort()) === JSON.stringify(Object.entries(answers).sort())
