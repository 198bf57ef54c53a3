import type { Decisions, Difference } from './decisions.ts'

export type Part = { d: Difference; decisions: Decisions; set: (d: Decisions) => void }
