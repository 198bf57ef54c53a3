import { moneyWords } from './answer-words.ts'
import { isBlank } from './condition.ts'
import type { Problem } from './define-record.ts'
import type { FieldSpec } from './field-spec.ts'

const TAPPED: readonly string[] = ['choice', 'choices', 'yes-no', 'date', 'time', 'place', 'entry']

/** A required answer is not there: to be chosen, added or written. */
export const missingProblem = (field: FieldSpec): Problem => {
  const deed =
    TAPPED.includes(field.kind) || field.row ? '选' : field.kind === 'repeat' || field.kind === 'photo' ? '添上' : '写'
  return { field: field.name, code: 'missing', message: `请${deed}“${field.label}”。` }
}

/** What is wrong with an answer, by its kind; null where nothing is. `value` is not blank. */
export const answerProblem = (field: FieldSpec, value: unknown): Problem | null => {
  const wrong = (code: Problem['code'], message: string): Problem => ({ field: field.name, code, message })
  const { label, max, min } = field
  const lonely =
    Array.isArray(value) && value.length > 1 && field.options?.find((o) => o.alone && value.includes(o.value))
  if (lonely) return wrong('unknown-answer', `“${lonely.label}”不能和别的一起选，请改一下。`)
  if (field.answer.safeParse(value).success) return null
  const refused = field.options?.find((o) => o.value === value)?.refused
  if (refused) return wrong('not-enough', refused)
  if ((field.kind === 'text' || field.kind === 'long-text') && typeof value === 'string')
    return wrong('too-long', `“${label}”太长了，请在 ${max} 字以内。`)
  if (field.options && Array.isArray(value) && min !== undefined && value.length < min)
    return wrong('not-enough', `“${label}”至少选 ${min} 项。`)
  if (field.options) return wrong('unknown-answer', `“${label}”里有不认识的选项，请重新选。`)
  if (field.row) return wrong('unknown-answer', `请重新选“${label}”。`)
  if (field.children)
    return wrong(
      'not-understood',
      `“${label}”请选 ${field.children.least} 到 ${field.children.most} 名孩子，每名一次。`,
    )
  if (field.kind === 'number') return wrong('not-understood', `“${label}”请填 ${min} 到 ${max} 之间的整数。`)
  if (field.kind === 'money')
    return wrong('not-understood', `“${label}”请填金额，不少于 0，不超过 ${moneyWords(max ?? 0)}。`)
  if (field.kind === 'repeat' && Array.isArray(value)) {
    if (value.length > (max ?? 0)) return wrong('too-long', `“${label}”最多 ${max} 行，请删掉几行。`)
    return wrong('not-understood', `“${label}”${rowFault(field, value)}`)
  }
  return wrong('not-understood', `“${label}”没有看懂，请重新填。`)
}

const rowFault = (field: FieldSpec, rows: readonly unknown[]): string => {
  for (const [i, row] of rows.entries())
    for (const part of field.fields ?? []) {
      const value = (row as Readonly<Record<string, unknown>> | null)?.[part.name]
      const problem = isBlank(value) ? (part.required ? missingProblem(part) : null) : answerProblem(part, value)
      if (problem) return `第 ${i + 1} 行：${problem.message}`
    }
  return '没有看懂，请重新填。'
}
