import type * as z from 'zod'
import type { kindsApi } from './api/kinds.ts'
import { DUTY_RULES } from './duties/list.ts'
import type { DutyRule } from './duties/types.ts'
import { ENTRY_KINDS } from './entries/list.ts'
import { bodySchema } from './kit/body-schema.ts'
import type { RecordKind } from './kit/define-record.ts'
import { type OwnBook, withOwn } from './kit/own-field.ts'
import { ABOUT_CHILDREN } from './kit/record-subject.ts'
import { RECORD_KINDS } from './records/list.ts'

type Kinds = z.input<(typeof kindsApi)['getKinds']['response']>

/** What a kind is about, as a script has to say it: which places, who took part with which marks, which staff. */
const subjectOf = (kind: RecordKind) => {
  const subject = kind.subject ?? ABOUT_CHILDREN
  return {
    about: subject.of,
    ...(subject.of === 'place' ? { places: [...subject.places] } : {}),
    ...(subject.of === 'entry' ? { entry: subject.entry } : {}),
    ...(kind.took ? { took: { title: kind.took.title, marks: kind.took.marks.map((m) => ({ ...m })) } } : {}),
    ...(kind.staff ? { staff: { ...kind.staff } } : {}),
  }
}

/** What a duty is owed by: each child, places of these kinds, entries of these registers (of all: none is named). */
const dutySubject = (rule: DutyRule) => ({
  subject: rule.subject,
  ...(rule.subject === 'place' ? { places: [...rule.places] } : {}),
  ...(rule.subject === 'entry' && rule.entries !== 'all' ? { entries: [...rule.entries] } : {}),
})

/**
 * What may be recorded and what is owed, from the declarations and what a county asks besides (outside.md): nothing of anybody
 * stands in it.
 */
export const declaredKinds = (book: OwnBook = new Map(), today = ''): Kinds => ({
  records: RECORD_KINDS.map((kind) => ({
    kind: kind.kind,
    version: kind.version,
    title: kind.title,
    ...subjectOf(kind),
    help: kind.about,
    schema: bodySchema(withOwn(kind, 'records', book), today),
    write: [...kind.write],
    read: [...kind.read],
    sources: [...kind.sources],
  })),
  entries: ENTRY_KINDS.map((kind) => ({
    kind: kind.kind,
    version: kind.version,
    title: kind.title,
    about: [...kind.about],
    help: kind.purpose,
    schema: bodySchema(withOwn(kind, 'entries', book), today),
    states: kind.states.map((state) => state.value),
    write: [...kind.write],
    read: [...kind.read],
    sources: [...kind.sources],
  })),
  duties: DUTY_RULES.map((rule) => ({
    rule: rule.key,
    title: rule.title,
    ...dutySubject(rule),
    period: rule.rhythm,
    source: rule.source,
    evidence: [...rule.evidence.kinds],
    on: true,
  })),
})
