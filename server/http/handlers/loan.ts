import type { loanApi } from '../../../domain/api/loan.ts'
import { listLoans } from '../../loans/queries/loans.ts'
import type { Handlers } from '../types.ts'

export const loanHandlers: Handlers<typeof loanApi> = {
  listLoans: (ctx, actor, { query }) => listLoans(ctx, actor, query),
}
