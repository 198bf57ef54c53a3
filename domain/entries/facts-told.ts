import { answerWords } from '../kit/answer-words.ts'
import { isBlank } from '../kit/condition.ts'
import type { EntryKind } from '../kit/define-entry.ts'
import type { RecordBody } from '../kit/define-record.ts'
import { everyAnswer } from '../kit/own-answers.ts'
import { sameAnswers } from '../kit/same-answers.ts'

/** Answers before and after one change, on which day and by whom; the newest first. */
export type FactChange = { on: string; by: string; before: RecordBody; after: RecordBody }

/**
 * One fact of a file in words: since which day it has been known so, who wrote it, from whom it was. `keeps`: the child may keep it on
 * paper. `was`: what stood before.
 */
export type Fact = {
  field: string
  label: string
  text: string
  since: string
  by: string
  from: string
  keeps: boolean
  was: string | null
}

/**
 * The answers of an entry as facts (S3.19): each with the day since which it has stood, who wrote it down then, and from whom it was known;
 * what nobody has said is left out. An answer that no change touched has stood since the entry began.
 */
export const factsTold = (
  kind: EntryKind,
  entry: { from: string; by: string; answers: RecordBody },
  changes: readonly FactChange[],
): Fact[] => {
  const told = kind.file?.told ?? ''
  const source = kind.fields.find((f) => f.name === told)
  const first = changes.at(-1)?.before ?? entry.answers
  const at = (answers: RecordBody) => new Map(everyAnswer(kind, answers).map(({ field, value }) => [field.name, value]))
  return everyAnswer(kind, entry.answers).flatMap(({ field, value }) => {
    if (field.name === told || isBlank(value)) return []
    const last = changes.find(
      (c) => !sameAnswers(at(c.before).get(field.name) ?? null, at(c.after).get(field.name) ?? null),
    )
    const before = last ? at(last.before).get(field.name) : undefined
    return [
      {
        field: field.name,
        label: field.label,
        text: answerWords(field, value),
        since: last?.on ?? entry.from,
        by: last?.by ?? entry.by,
        from: source ? answerWords(source, (last?.after ?? first)[told]) : '',
        keeps: kind.file?.keeps?.includes(field.name) ?? false,
        was: isBlank(before) ? null : answerWords(field, before),
      },
    ]
  })
}
