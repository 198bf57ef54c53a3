import type { FieldSpec, Option } from './field-spec.ts'
import { choice, choices, dateField, longText, money, numberField, text, timeField, yesNo } from './fields.ts'

/** The one key of a body under which a county's own answers stand (decision 032); no kind may call a field so. */
export const OWN_KEY = 'county'

/** The kinds of answer that data can carry: nothing that points at people, places or other rows, and no conditions. */
export const OWN_FIELD_KINDS = [
  'choice',
  'choices',
  'text',
  'long-text',
  'number',
  'yes-no',
  'date',
  'time',
  'money',
] as const
export type OwnFieldKind = (typeof OWN_FIELD_KINDS)[number]

/** Which of the two makes of kinds a field is added to. */
export const OWN_THINGS = ['records', 'entries'] as const
export type OwnThing = (typeof OWN_THINGS)[number]

/** A question that a county adds to a kind, as data. It is never deleted; its key and the codes of its options are never given again. */
export type OwnField = {
  id: string
  thing: OwnThing
  /** The kind of record or entry. */
  of: string
  key: string
  kind: OwnFieldKind
  label: string
  hint: string
  /** `gone`: no longer offered; those who chose it keep their words. */
  options: readonly Option[]
  /** What a number counts. */
  unit: string
  required: boolean
  /** The version of the kind's own fields since which it must be answered: who wrote under an older one did not know. */
  requiredSince: number
  /** The version in which it was last changed. */
  version: number
  /** Its place in the form. */
  sort: number
  /** Asked of what happens from this day, and until the other. */
  fromOn: string
  endedOn: string | null
}

/** All own fields of one kind, in their order, with what forms and checks are made from. */
export type Own = { version: number; fields: readonly (OwnField & { spec: FieldSpec })[] }

/** What the field is called in problems, versions and histories: `county.f1`. */
export const ownName = (key: string): string => `${OWN_KEY}.${key}`

/** The field as the kit knows it: form, check, words and schema are those of every other field. */
export const ownSpec = (field: Omit<OwnField, 'id'>): FieldSpec => {
  const { label, hint, required, options, unit } = field
  const name = ownName(field.key)
  const common = { label, required, ...(hint ? { hint } : {}) }
  switch (field.kind) {
    case 'choice':
      return choice(name, options, common)
    case 'choices':
      return choices(name, options, common)
    case 'text':
      return text(name, common)
    case 'long-text':
      return longText(name, common)
    case 'number':
      return numberField(name, { ...common, ...(unit ? { unit } : {}) })
    case 'yes-no':
      return yesNo(name, common)
    case 'date':
      return dateField(name, common)
    case 'time':
      return timeField(name, common)
    case 'money':
      return money(name, common)
  }
}

/** Is it asked of what happened on this day? */
export const isOwnAsked = (field: Pick<OwnField, 'fromOn' | 'endedOn'>, day: string): boolean =>
  field.fromOn <= day && (field.endedOn === null || day < field.endedOn)

/** The own fields of each kind, by `records.talk`; a county without any has none. */
export type OwnBook = ReadonlyMap<string, Own>

export const ownBook = (fields: readonly OwnField[]): OwnBook =>
  new Map(
    [...Map.groupBy(fields, (f) => `${f.thing}.${f.of}`)].map(([kind, of]) => [
      kind,
      {
        version: Math.max(...of.map((f) => f.version)),
        fields: of
          .toSorted((a, b) => a.sort - b.sort || (a.key < b.key ? -1 : 1))
          .map((f) => ({ ...f, spec: ownSpec(f) })),
      },
    ]),
  )

/** A kind with what this county asks besides. */
export const withOwn = <K extends { kind: string; own?: Own }>(kind: K, thing: OwnThing, book: OwnBook): K => {
  const own = book.get(`${thing}.${kind.kind}`)
  return own ? { ...kind, own } : kind
}
