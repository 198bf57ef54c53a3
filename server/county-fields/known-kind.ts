import { entryKind } from '../../domain/entries/list.ts'
import { AppError } from '../../domain/errors.ts'
import { isOfList } from '../../domain/kit/define-entry.ts'
import type { FieldSpec } from '../../domain/kit/field-spec.ts'
import type { OwnThing } from '../../domain/kit/own-field.ts'
import { recordKind } from '../../domain/records/list.ts'

const NO_KIND = '没有这种记录或登记，请刷新页面后再试。'

/** The declared fields of the kind to which a county adds its own. Errors: invalid for a kind that there is not. */
export const declaredFields = (thing: OwnThing, of: string): readonly FieldSpec[] => {
  const register = thing === 'entries' ? entryKind(of) : null
  const kind = thing === 'records' ? recordKind(of) : register
  // A register of its own list asks the same everywhere, and not even its counts are told (decision 030).
  if (!kind || (register && isOfList(register))) throw new AppError('invalid', { of: NO_KIND }, NO_KIND)
  return kind.fields
}
