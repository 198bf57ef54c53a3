import type { dutyRuleApi } from '../../../domain/api/duty-rule.ts'
import { setDutyRule } from '../../duty-rules/commands/set-duty-rule.ts'
import { listDutyRules } from '../../duty-rules/queries/duty-rules.ts'
import { previewDutyRule } from '../../duty-rules/queries/preview-duty-rule.ts'
import type { Handlers } from '../types.ts'

export const dutyRuleHandlers: Handlers<typeof dutyRuleApi> = {
  listDutyRules: (ctx, actor) => listDutyRules(ctx, actor),
  previewDutyRule: (ctx, actor, { params, query }) =>
    previewDutyRule(ctx, actor, params.rule, { ...query, on: query.on === 'true' }),
  setDutyRule: (ctx, actor, { params, body }) => setDutyRule(ctx, actor, params.rule, body),
}
