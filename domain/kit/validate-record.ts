import { holds, isAsked, isBlank } from './condition.ts'
import { addDays, isCivilDate } from './dates.ts'
import type { Demand, Problem, RecordBody, RecordKind } from './define-record.ts'
import { answerProblem, missingProblem } from './field-problems.ts'
import type { FieldSpec } from './field-spec.ts'
import { ownProblems } from './own-answers.ts'
import { OWN_KEY } from './own-field.ts'
import { NOBODY_ELSE, type PartsSaid } from './record-subject.ts'

const EARLIEST = '2020-01-01'

/** The same check on phone and server: an empty list is right. `today` in Shanghai; tomorrow is allowed for clocks that run ahead. */
export const validateRecord = (
  kind: RecordKind,
  input: { happenedOn: string; body: RecordBody } & Partial<PartsSaid>,
  context: { today: string },
): Problem[] => {
  const problems = [
    ...dayProblems(input.happenedOn, context.today),
    ...bodyProblems(kind, input.body),
    ...endProblems(kind.fields, input.body, input.happenedOn),
    ...ownProblems(kind.own, input.body, input.happenedOn),
  ]
  if (problems.length === 0 && kind.check) problems.push(...kind.check(input.body, { ...NOBODY_ELSE, ...input }))
  return problems
}

const dayProblems = (day: string, today: string): Problem[] => {
  const wrong = (code: Problem['code'], message: string): Problem[] => [{ field: 'happenedOn', code, message }]
  if (!isCivilDate(day)) return wrong('not-understood', '日期不对，请重新选。')
  if (day < EARLIEST) return wrong('too-early', '日期太早了，请核对年份。')
  return day > addDays(today, 1) ? wrong('too-late', '这一天还没有到，请填实际发生的日期。') : []
}

const calledFor = ({ when }: Demand, body: RecordBody): boolean =>
  'answered' in when ? !isBlank(body[when.answered]) : holds(when, body)

/** By when something is to be done, or how long it holds: not before it began (`FieldSpec.ends`). */
export const endProblems = (fields: readonly FieldSpec[], body: RecordBody, from: string): Problem[] =>
  fields.flatMap((field): Problem[] => {
    const value = body[field.name]
    const rows = field.kind === 'repeat' && Array.isArray(value) ? (value as RecordBody[]) : []
    const early =
      field.ends && typeof value === 'string' && isCivilDate(value) && value < from
        ? field
        : rows.flatMap((row) => endProblems(field.fields ?? [], row, from)).length > 0
          ? (field.fields ?? []).find((f) => f.ends)
          : undefined
    return early
      ? [
          {
            field: field.name,
            code: 'too-early',
            message: `“${early.label}”比这件事开始的日子还早，请核对年份和日期。`,
          },
        ]
      : []
  })

/** Every answer of a body by its field; what is not asked is refused unless it is blank. Own answers: `ownProblems`. */
export const bodyProblems = (kind: Pick<RecordKind, 'fields' | 'demands' | 'own'>, body: RecordBody): Problem[] => {
  const problems: Problem[] = []
  for (const field of kind.fields) {
    const value = isBlank(body[field.name]) ? undefined : body[field.name]
    if (!isAsked(field, body)) {
      if (value !== undefined)
        problems.push({
          field: field.name,
          code: 'not-asked',
          message: `照现在的答案不用填“${field.label}”，请删掉它，或改前面的答案。`,
        })
    } else if (value === undefined) {
      if (field.required) problems.push(missingProblem(field))
    } else {
      const problem = answerProblem(field, value)
      if (problem) problems.push(problem)
    }
  }
  const known = new Set([...kind.fields.map((f) => f.name), ...(kind.own ? [OWN_KEY] : [])])
  for (const name of Object.keys(body))
    if (!known.has(name))
      problems.push({ field: name, code: 'unknown-field', message: `“${name}”不是这种记录的内容，请更新页面后再试。` })
  if (problems.length > 0) return problems
  return (kind.demands ?? []).flatMap((demand): Problem[] =>
    calledFor(demand, body) && demand.oneOf.every((name) => isBlank(body[name]))
      ? [{ field: demand.oneOf[0], code: demand.code ?? 'not-enough', message: demand.message }]
      : [],
  )
}
