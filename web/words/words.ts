/**
 * The catalogue: the zh-Hans sentence is the key, another language gives its own sentence for it (`{name}` are gaps).
 * zh-Hant and English are added by filling a table here; a sentence that is missing there is shown in zh-Hans.
 */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en'
type Table = Readonly<Record<string, string>>

const TABLES: Record<Language, Table> = { 'zh-Hans': {}, 'zh-Hant': {}, en: {} }
let language: Language = 'zh-Hans'

export const setLanguage = (next: Language) => {
  language = next
}

/** A sentence in the chosen language, its gaps filled. */
export const t = (text: string, gaps: Readonly<Record<string, string | number>> = {}): string =>
  (TABLES[language][text] ?? text).replace(/\{(\w+)\}/g, (whole, name: string) => String(gaps[name] ?? whole))
