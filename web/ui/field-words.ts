import { t } from '../words/words.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (what: EventTarget | null): what is Field =>
  what instanceof HTMLInputElement || what instanceof HTMLTextAreaElement || what instanceof HTMLSelectElement

const nameOf = (field: Field): string =>
  (field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '').replace(/\s*\*$/, '')

/** What the field still wants, in a sentence; `title` says how it is written where a pattern is set. */
const wantOf = (field: Field): string => {
  const { validity: v } = field
  const name = nameOf(field)
  const x = name ? `“${name}”` : t('这一格')
  if (v.valueMissing) return t('请填写{x}。', { x })
  if (v.tooShort && field instanceof HTMLInputElement) return t('{x}至少要 {n} 个字。', { x, n: field.minLength })
  if (v.patternMismatch) return t('{x}，请改一下。', { x: field.title || t('{x}的写法不对', { x: name }) })
  if (v.rangeOverflow && field instanceof HTMLInputElement && field.type === 'date') return t('日期不能在今天以后。')
  if (v.badInput)
    return field instanceof HTMLInputElement && field.type === 'date' ? t('日期没有填全。') : t('请填数字。')
  return field.validationMessage
}

/**
 * A browser names a field's fault in its own language and without a next step: an old Windows in English,
 * “请与所请求的格式保持一致” in Chinese. Ours name the field and say what to do.
 */
export const speakPlainly = (page: Document) => {
  page.addEventListener(
    'invalid',
    (event) => {
      if (isField(event.target)) event.target.setCustomValidity(wantOf(event.target))
    },
    true,
  )
  // What was said holds until the field is touched; the browser then judges it anew.
  for (const kind of ['input', 'change'])
    page.addEventListener(
      kind,
      (event) => {
        if (isField(event.target)) event.target.setCustomValidity('')
      },
      true,
    )
}
