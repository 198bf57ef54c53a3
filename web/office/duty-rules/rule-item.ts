import type * as z from 'zod'
import type { dutyRule } from '../../../domain/api/duty-rule.ts'
import type { Answer } from '../../client/call.ts'

/** A duty as the list tells it. */
export type RuleItem = z.output<typeof dutyRule>
/** Whose page it is: a county’s, or a township’s or school’s, which may only ask for more. */
export type RulesPlace = Answer<'listDutyRules'>['place']
