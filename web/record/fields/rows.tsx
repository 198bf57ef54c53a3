import { Button } from '@mantine/core'
import type { ComponentType } from 'react'
import { t } from '../../words/words.ts'
import type { FieldProps } from '../field-props.ts'

type Row = Readonly<Record<string, unknown>>

/** Rows of the same fields, one under the other; added at the end, taken out one by one. `Field` draws what a row asks. */
export const Rows = ({ field, value, set, fault, Field }: FieldProps & { Field: ComponentType<FieldProps> }) => {
  const rows: readonly Row[] = Array.isArray(value) ? value : []
  const put = (i: number, row: Row) => set(rows.map((old, k) => (k === i ? row : old)))
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      <legend className="mut" style={{ padding: 0, marginBottom: 6 }}>
        {t(field.label)}
      </legend>
      <div className="col" style={{ gap: 8 }}>
        {rows.map((row, i) => (
          // A row has no id: it is told by where it stands.
          <section key={i.toString()} className="card pad col" aria-label={t('第 {n} 行', { n: i + 1 })}>
            {(field.fields ?? []).map((part) => (
              <Field
                key={part.name}
                field={part}
                value={row[part.name]}
                set={(v) => put(i, { ...row, [part.name]: v })}
                fault={undefined}
              />
            ))}
            <button type="button" className="linkish sm" onClick={() => set(rows.filter((_, k) => k !== i))}>
              {t('去掉这一行')}
            </button>
          </section>
        ))}
        {rows.length < (field.max ?? 20) ? (
          <Button variant="default" onClick={() => set([...rows, {}])}>
            {t('添一行')}
          </Button>
        ) : null}
      </div>
      {fault ? (
        <div className="sm c-overdue" role="alert" style={{ marginTop: 4 }}>
          {fault}
        </div>
      ) : null}
    </fieldset>
  )
}
