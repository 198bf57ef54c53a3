import { answerWords, type Names } from './answer-words.ts'
import { isBlank } from './condition.ts'
import type { Problem, RecordBody } from './define-record.ts'
import { answerProblem, missingProblem } from './field-problems.ts'
import type { FieldSpec } from './field-spec.ts'
import { isOwnAsked, OWN_KEY, type Own, ownName } from './own-field.ts'

/** Says under which version of the county's fields a body was written; without it: the present one. */
export const OWN_VERSION = 'v'

type Answers = Readonly<Record<string, unknown>>
type OfKind = { fields: readonly FieldSpec[]; own?: Own }

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The own answers of a body; none where there are none, or where something else stands there. */
export const ownAnswers = (body: RecordBody): Answers => {
  const value = body[OWN_KEY]
  return isAnswers(value) ? value : {}
}

/**
 * What is wrong with the county's own answers. What was not known when the body was written is not demanded: a body without the
 * key comes from a page that knew of no own field. Answers to a question that has ended, or does not begin yet, are kept.
 */
export const ownProblems = (own: Own | undefined, body: RecordBody, day: string): Problem[] => {
  const value = body[OWN_KEY]
  if (!own || value === undefined || value === null) return []
  const version = isAnswers(value) ? (value[OWN_VERSION] ?? own.version) : null
  if (!isAnswers(value) || !Number.isInteger(version) || Number(version) < 0)
    return [{ field: OWN_KEY, code: 'not-understood', message: '本县自定的项目没有看懂，请更新页面后再试。' }]
  const known = new Set(own.fields.map((f) => f.key))
  return [
    ...own.fields.flatMap((field) => {
      const answer = value[field.key]
      if (!isBlank(answer)) return answerProblem(field.spec, answer) ?? []
      return field.required && field.requiredSince <= Number(version) && isOwnAsked(field, day)
        ? missingProblem(field.spec)
        : []
    }),
    ...Object.keys(value)
      .filter((key) => key !== OWN_VERSION && !known.has(key))
      .map(
        (key): Problem => ({
          field: ownName(key),
          code: 'unknown-field',
          message: `“${key}”不是本县自定的项目，请更新页面后再试。`,
        }),
      ),
  ]
}

/** A body as a form sends it: with the version of the own fields that it showed. */
export const stamped = (kind: { own?: Own }, body: RecordBody): RecordBody =>
  kind.own ? { ...body, [OWN_KEY]: { ...ownAnswers(body), [OWN_VERSION]: kind.own.version } } : body

/** An answer as it is kept: texts lose the white space around them; of own answers the blank ones are left out. */
export const keptAnswer = (name: string, value: unknown): unknown => {
  if (typeof value === 'string') return value.trim()
  if (name !== OWN_KEY || !isAnswers(value)) return value
  const kept = Object.entries(value).flatMap(([key, answer]) =>
    isBlank(answer) ? [] : [[key, typeof answer === 'string' ? answer.trim() : answer] as const],
  )
  return kept.some(([key]) => key !== OWN_VERSION) ? Object.fromEntries(kept) : undefined
}

/** Every field of a kind with its answer in a body, the county's own after the kind's. */
export const everyAnswer = (kind: OfKind, body: RecordBody): { field: FieldSpec; value: unknown }[] => {
  const own = ownAnswers(body)
  return [
    ...kind.fields.map((field) => ({ field, value: body[field.name] })),
    ...(kind.own?.fields ?? []).map((field) => ({ field: field.spec, value: own[field.key] })),
  ]
}

/** What was answered, question by question, in words. */
export const answersTold = (
  kind: OfKind,
  body: RecordBody,
  names?: Names,
): { name: string; label: string; text: string }[] =>
  everyAnswer(kind, body).flatMap(({ field, value }) => {
    const text = answerWords(field, value, names)
    return text === '' ? [] : [{ name: field.name, label: field.label, text }]
  })

/** The answers to fields of these kinds alone: without a word that somebody said or wrote, for who may not read it. */
export const answersOfKinds = (kind: OfKind, body: RecordBody, kinds: ReadonlySet<string>): Record<string, unknown> => {
  const keep = new Set(kind.fields.flatMap((f) => (kinds.has(f.kind) ? [f.name] : [])))
  const ownKeep = (kind.own?.fields ?? []).flatMap((f) => (kinds.has(f.kind) ? [f.key] : []))
  const own = ownAnswers(body)
  const ownKept = Object.fromEntries(ownKeep.flatMap((key) => (own[key] === undefined ? [] : [[key, own[key]]])))
  return {
    ...Object.fromEntries(Object.entries(body).filter(([name]) => keep.has(name))),
    ...(Object.keys(ownKept).length ? { [OWN_KEY]: ownKept } : {}),
  }
}

/** How many answers there are, own ones counted one by one. */
export const countAnswers = (body: RecordBody): number =>
  Object.keys(body).filter((name) => name !== OWN_KEY).length +
  Object.keys(ownAnswers(body)).filter((key) => key !== OWN_VERSION).length
