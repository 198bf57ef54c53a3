import { isLanguage, type Language } from '../../domain/kit/language.ts'
import { englishDays, speaker, type Table } from './sentence.ts'

/**
 * The catalogue: the zh-Hans sentence is the key, another language gives its own sentence for it (`{name}` are gaps). Each language is
 * a chunk of its own that only those who chose it fetch; where it cannot be fetched, the screens speak zh-Hans.
 */
let table: Table = {}
let language: Language = 'zh-Hans'
let said: ((text: string) => string) | null = null

const LOADS: Record<Language, () => Promise<Table>> = {
  'zh-Hans': async () => ({}),
  'zh-Hant': async () => (await import('virtual:words-hant')).default,
  en: async () => (await import('./en/table.ts')).default,
}

/** Before the first screen is drawn: fetches what `next` needs and says so to the page. */
export const speak = async (next: Language): Promise<void> => {
  const words = await LOADS[next]().catch(() => null)
  language = words ? next : 'zh-Hans'
  table = words ?? {}
  said = language === 'zh-Hans' ? null : speaker(table, language === 'en')
  document.documentElement.lang = language
}

export const spoken = (): Language => language

/** A sentence in the chosen language, its gaps filled. */
export const t = (text: string, gaps: Readonly<Record<string, string | number>> = {}): string => {
  const filled = (table[text] ?? text).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const gap = gaps[name]
    return gap === undefined ? whole : said && typeof gap === 'string' ? said(gap) : String(gap)
  })
  return language === 'en' ? englishDays(filled) : filled
}

/** What a declaration or the server says (a label, a refusal), in the chosen language; anything else stays as it is. */
export const say = (text: string): string => (said ? said(text) : text)

const latin = (): boolean => language === 'en'
/** 班主任（三(1)班）: what something is, and whose or where. */
export const bracketed = (what: string, whose: string): string =>
  latin() ? `${t(what)} (${t(whose)})` : `${t(what)}（${t(whose)}）`
/** 男：截至…: a name and what is said of it. */
export const explained = (what: string, about: string): string => `${t(what)}${latin() ? ': ' : '：'}${t(about)}`

// Two wishes: the account's goes before the device's, and leaves the device with it.
const ACCOUNTS = 'nuanyang.language.account'
const DEVICES = 'nuanyang.language'

const keptIn = (key: string): Language | null => {
  try {
    const kept = localStorage.getItem(key)
    return isLanguage(kept) ? kept : null
  } catch {
    return null
  }
}
const keep = (key: string, wish: Language | null): void => {
  try {
    if (wish === null) localStorage.removeItem(key)
    else localStorage.setItem(key, wish)
  } catch {
    // A browser that keeps nothing speaks zh-Hans.
  }
}

export const wanted = (): Language => keptIn(ACCOUNTS) ?? keptIn(DEVICES) ?? 'zh-Hans'

/** Another language needs another page: everything on it was drawn in the one before. */
const redraw = (): void => {
  if (wanted() !== language) location.reload()
}

/** Whoever is not signed in chooses for this device. */
export const speakHere = (wish: Language): void => {
  keep(DEVICES, wish)
  redraw()
}

/** What the account says, as soon as it is known; null: nothing of its own, or it left this device. */
export const speakAs = (wish: Language | null): void => {
  keep(ACCOUNTS, wish)
  redraw()
}
