import { useState } from 'react'
import type { FieldSpec } from '../../../domain/kit/field-spec.ts'
import { ownBook } from '../../../domain/kit/own-field.ts'
import { useMe } from '../../client/me.tsx'
import { Field } from '../../record/field.tsx'
import { OwnFields } from '../../record/own-fields.tsx'
import { t } from '../../words/words.ts'
import type { OwnItem } from './line.tsx'

/** The form as who fills it sees it, in a hand; it can be tried, and nothing of it is kept. */
export const Preview = ({ fields, own }: { fields: readonly FieldSpec[]; own: readonly OwnItem[] }) => {
  const { today } = useMe()
  const [body, setBody] = useState<Record<string, unknown>>({})
  const [one] = ownBook(
    own.map((f) => ({
      ...f,
      options: f.options.map(({ value, label, gone }) => ({ value, label, ...(gone ? { gone } : {}) })),
      // What is asked from a later day is shown too.
      fromOn: f.fromOn < today ? f.fromOn : today,
    })),
  ).values()
  return (
    <section className="card pad col own-preview" aria-label={t('填的人看到的样子')}>
      <div>
        <h2 className="sec">{t('填的人看到的样子')}</h2>
        <span className="xs mut">{t('可以点点试试，不会存下')}</span>
      </div>
      {fields
        .filter((f) => !f.when)
        .map((field) => (
          <Field
            key={field.name}
            field={field}
            value={body[field.name]}
            set={(value) => setBody({ ...body, [field.name]: value })}
            fault={undefined}
          />
        ))}
      <OwnFields own={one} body={body} day={today} set={setBody} faultOf={() => undefined} />
    </section>
  )
}
