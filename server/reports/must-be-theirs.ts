import { AppError } from '../../domain/errors.ts'
import { mayOfKind } from '../../domain/reports/kinds.ts'
import type { Actor } from '../../domain/roles.ts'

/** A genre that is written or issued by others. Errors: forbidden. */
export const mustBeTheirs = (actor: Actor, action: 'write' | 'issue', row: { kind: string }) => {
  if (!mayOfKind(actor, action, row.kind)) throw new AppError('forbidden')
}
