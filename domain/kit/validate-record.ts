import { addDays, isCivilDate } from './dates.ts'
import type { Problem, RecordBody, RecordKind } from './define-record.ts'
import type { FieldSpec } from './fields.ts'

const EARLIEST = '2020-01-01'

/** The same check on phone and server: an empty list is right. `today` in Shanghai; tomorrow is allowed for clocks that run ahead. */
export const validateRecord = (
  kind: RecordKind,
  input: { happenedOn: string; body: RecordBody },
  context: { today: string },
): Problem[] => {
  const problems: Problem[] = []
  if (!isCivilDate(input.happenedOn))
    problems.push({ field: 'happenedOn', code: 'not-understood', message: '日期不对，请重新选。' })
  else if (input.happenedOn < EARLIEST)
    problems.push({ field: 'happenedOn', code: 'too-early', message: '日期太早了，请核对年份。' })
  else if (input.happenedOn > addDays(context.today, 1))
    problems.push({ field: 'happenedOn', code: 'too-late', message: '这一天还没有到，请填实际发生的日期。' })
  problems.push(...bodyProblems(kind, input.body))
  if (problems.length === 0 && kind.check) problems.push(...kind.check(input.body))
  return problems
}

/** Every answer of a body by its field: records and entries of registers are held to the same rules. */
export const bodyProblems = (kind: Pick<RecordKind, 'fields'>, body: RecordBody): Problem[] => {
  const problems: Problem[] = []
  for (const field of kind.fields) {
    const value = blank(body[field.name]) ? undefined : body[field.name]
    if (value === undefined && field.required)
      problems.push({
        field: field.name,
        code: 'missing',
        message: `请${field.kind === 'choice' || field.kind === 'choices' ? '选' : '写'}“${field.label}”。`,
      })
    else if (value !== undefined && !field.schema.safeParse(value).success) problems.push(problemOf(field, value))
  }
  const known = new Set(kind.fields.map((f) => f.name))
  for (const name of Object.keys(body))
    if (!known.has(name))
      problems.push({ field: name, code: 'unknown-field', message: `“${name}”不是这种记录的内容，请更新页面后再试。` })
  return problems
}

const blank = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && value.trim() === '')

const problemOf = (field: FieldSpec, value: unknown): Problem => {
  if (typeof value === 'string' && field.max !== undefined && value.trim().length > field.max)
    return { field: field.name, code: 'too-long', message: `“${field.label}”太长了，请在 ${field.max} 字以内。` }
  if (field.options)
    return { field: field.name, code: 'unknown-answer', message: `“${field.label}”里有不认识的选项，请重新选。` }
  return { field: field.name, code: 'not-understood', message: `“${field.label}”没有看懂，请重新填。` }
}
