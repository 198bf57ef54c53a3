import { addDays, isCivilDate } from '../kit/dates.ts'
import type { Option } from '../kit/field-spec.ts'
import { isOwnAsked, type OwnField, type OwnFieldKind, type OwnThing } from '../kit/own-field.ts'
import { hasLetter } from '../kit/text.ts'
import { unasked } from '../kit/unasked.ts'

/** A question as it is typed on the screen: an option that stands already keeps its code. */
export type OwnFieldDraft = {
  kind: OwnFieldKind
  label: string
  hint: string
  unit: string
  options: readonly { value?: string | undefined; label: string }[]
  required: boolean
  fromOn: string
}

/** A form stays one of thirty seconds (house.md): so many questions of its own a kind asks at once. */
export const MOST_OWN = 12
const MOST_OPTIONS = 30
/** So many questions a kind has had at most, those that ended among them: the list of them stays one that can be read. */
export const MOST_EVER = 100

export const hasOptions = (kind: OwnFieldKind): boolean => kind === 'choice' || kind === 'choices'

/** What is wrong with a question, by its part; null where nothing is. `beside`: the labels of the others that are asked. */
export const ownFieldFault = (
  draft: OwnFieldDraft,
  beside: readonly string[],
  today: string,
): { field: 'label' | 'hint' | 'options' | 'unit' | 'fromOn'; message: string } | null => {
  const label = draft.label.trim()
  const options = draft.options.map((o) => o.label.trim())
  if (!hasLetter(label)) return { field: 'label', message: '请写要问什么。' }
  if (beside.includes(label)) return { field: 'label', message: `这张表已经问“${label}”了，请换一个说法。` }
  const refused = unasked([label])
  if (refused) return { field: 'label', message: refused }
  const hint = unasked([draft.hint])
  if (hint) return { field: 'hint', message: hint }
  const unit = unasked([draft.unit])
  if (unit) return { field: 'unit', message: unit }
  if (!isCivilDate(draft.fromOn) || draft.fromOn < '2020-01-01' || draft.fromOn > addDays(today, 400))
    return { field: 'fromOn', message: '从哪天起问，请重新选日期。' }
  if (!hasOptions(draft.kind)) return null
  const wrong = (message: string) => ({ field: 'options' as const, message })
  if (options.some((o) => o.length > 40)) return wrong('每个选项请在 40 字以内。')
  if (options.some((o) => !hasLetter(o))) return wrong('选项要有看得见的字，请一行写一个。')
  if (new Set(options).size < options.length) return wrong('有两个选项一样，请去掉一个。')
  const codes = draft.options.flatMap((o) => (o.value === undefined ? [] : [o.value]))
  const twice = codes.find((code, i) => codes.indexOf(code) < i)
  if (twice !== undefined) {
    const [first, second] = draft.options.filter((o) => o.value === twice).map((o) => o.label.trim())
    return wrong(`“${first}”和“${second}”是同一个选项的新旧两个说法，答过的分不开。请留一个，或换一个没有用过的说法。`)
  }
  if (options.length < (draft.kind === 'choice' ? 2 : 1))
    return wrong(draft.kind === 'choice' ? '单选至少要有两个选项，请一行写一个。' : '请至少写一个选项，一行一个。')
  if (options.length > MOST_OPTIONS) return wrong(`选项最多 ${MOST_OPTIONS} 个，请合并一些。`)
  const asked = unasked(options)
  return asked ? wrong(asked) : null
}

/**
 * The options as they are kept: those that stand keep their codes, new ones get the next numbers, and whichever is left out is no
 * longer offered but keeps its words for those who chose it. A number is never given again. A new option that is called as one was
 * called that is renamed in the same go gets that one's code a second time: `ownFieldFault` refuses it.
 */
export const nextOptions = (
  before: readonly { value: string; label: string; gone?: true | undefined }[],
  typed: readonly { value?: string | undefined; label: string }[],
): Option[] => {
  const known = new Set(before.map((o) => o.value))
  let made = before.length
  const now = typed.map(({ value, label }): Option => {
    // Typed again as it was called: the same option, also one that had gone.
    const same = value !== undefined && known.has(value) ? value : before.find((o) => o.label === label.trim())?.value
    if (same === undefined) made++
    return { value: same ?? `o${made}`, label: label.trim() }
  })
  const kept = new Set(now.map((o) => o.value))
  return [
    ...now,
    ...before.filter((o) => !kept.has(o.value)).map(({ value, label }): Option => ({ value, label, gone: true })),
  ]
}

/** What may be changed on a question; how it is answered and its key stay. */
export type OwnFieldChange = {
  [K in 'label' | 'hint' | 'unit' | 'options' | 'required']?: OwnFieldDraft[K] | undefined
} & { ended?: boolean | undefined }

/**
 * The question after a change. Who wrote while it was not demanded, or not asked, did nothing wrong: where it becomes required, or
 * is asked again, it is demanded from this version on.
 */
export const changedOwnField = (
  field: OwnField,
  set: OwnFieldChange,
  now: { version: number; today: string },
): OwnField => {
  const required = set.required ?? field.required
  const resumed = set.ended === false && field.endedOn !== null
  return {
    ...field,
    label: set.label ?? field.label,
    hint: set.hint ?? field.hint,
    unit: field.kind === 'number' ? (set.unit ?? field.unit) : field.unit,
    options: set.options && hasOptions(field.kind) ? nextOptions(field.options, set.options) : field.options,
    required,
    requiredSince: required && (!field.required || resumed) ? now.version : field.requiredSince,
    endedOn: set.ended === undefined ? field.endedOn : set.ended ? (field.endedOn ?? now.today) : null,
    version: now.version,
  }
}

/** The questions of one kind. */
export const ofKind = <F extends Pick<OwnField, 'thing' | 'of'>>(
  fields: readonly F[],
  thing: OwnThing,
  kind: string,
): F[] => fields.filter((f) => f.thing === thing && f.of === kind)

/** Asked now or to be asked. */
export const isLiving = (field: Pick<OwnField, 'fromOn' | 'endedOn'>, today: string): boolean =>
  isOwnAsked(field, today > field.fromOn ? today : field.fromOn)
