import type * as z from 'zod'
import type { dutyRule } from '../../../domain/api/duty-rule.ts'

/** A duty as the list tells it. */
export type RuleItem = z.output<typeof dutyRule>
