import { isBlank } from '../../domain/kit/condition.ts'
import type { RecordBody } from '../../domain/kit/define-record.ts'
import { ownAnswers } from '../../domain/kit/own-answers.ts'
import { isOwnAsked, OWN_KEY, type Own } from '../../domain/kit/own-field.ts'
import { t } from '../words/words.ts'
import { Field } from './field.tsx'

/**
 * What the county asks besides, after the kind's own questions; one that has ended, or is not asked of this day, only where it was
 * answered, so that a correction keeps it.
 */
export const OwnFields = ({
  own,
  body,
  day,
  set,
  faultOf,
}: {
  own: Own | undefined
  body: RecordBody
  day: string
  set: (body: Record<string, unknown>) => void
  faultOf: (field: string) => string | undefined
}) => {
  const answers = ownAnswers(body)
  const shown = (own?.fields ?? []).filter((f) => isOwnAsked(f, day) || !isBlank(answers[f.key]))
  if (shown.length === 0) return null
  return (
    <fieldset className="own">
      <legend>{t('本县另外要填的')}</legend>
      {shown.map(({ key, spec }) => (
        <Field
          key={key}
          field={spec}
          value={answers[key]}
          set={(answer) => set({ ...body, [OWN_KEY]: { ...answers, [key]: answer } })}
          fault={faultOf(spec.name)}
        />
      ))}
    </fieldset>
  )
}
