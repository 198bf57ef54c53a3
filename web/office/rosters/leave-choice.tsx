import { NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { SchoolSelect } from '../../transfers/school-select.tsx'
import { t } from '../../words/words.ts'
import type { Decisions, Difference } from './decisions.ts'

/** The school that is to take a child in, not said yet. */
const ANOTHER = 'to:'

/**
 * What is to become of a child that the list does not have, or of whom it says that it has left: a reason, another class, or another school
 * of the county, which takes it in or does not (decision 063). `first`: what is offered before the reasons.
 */
export const LeaveChoice = ({
  name,
  value,
  choose,
  first,
  reasons,
  classes = [],
  children,
}: {
  name: string
  value: string
  choose: (value: string) => void
  first?: { value: string; label: string } | undefined
  reasons: readonly (readonly [string, string])[]
  classes?: Difference['classes']
  children?: ReactNode
}) => {
  const [asking, setAsking] = useState(value.startsWith(ANOTHER) && value !== first?.value)
  return (
    <div className="col">
      <NativeSelect
        size="xs"
        aria-label={t('{name}怎么办', { name })}
        value={asking ? ANOTHER : value}
        onChange={(e) => {
          const { value: chosen } = e.currentTarget
          setAsking(chosen === ANOTHER)
          choose(chosen === ANOTHER ? '' : chosen)
        }}
      >
        {first ? <option value={first.value}>{first.label}</option> : null}
        {reasons.map(([reason, label]) => (
          <option key={reason} value={reason}>
            {t(label)}
          </option>
        ))}
        <option value={ANOTHER}>{t('交给本县的一所学校，等那边接收')}</option>
        {classes.length ? (
          <optgroup label={t('换到本校别的班')}>
            {classes.map((c) => (
              <option key={c.code} value={`class:${c.code}`}>
                {t('换到{c}', { c: c.name })}
              </option>
            ))}
          </optgroup>
        ) : null}
      </NativeSelect>
      {asking ? (
        <SchoolSelect
          label={t('{name}去哪所学校', { name })}
          value={value.startsWith(ANOTHER) ? value.slice(ANOTHER.length) : null}
          choose={(code) => choose(code === null ? '' : `${ANOTHER}${code}`)}
        />
      ) : null}
      {children}
    </div>
  )
}

/** A child's decision set, or taken back where nothing is chosen. */
export const withMissing = (decisions: Decisions, childId: string, value: string): Decisions => {
  const { [childId]: _old, ...rest } = decisions.missing
  return { ...decisions, missing: value === '' ? rest : { ...rest, [childId]: value } }
}
