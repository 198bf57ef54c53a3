/** Languages of the screens, by BCP 47; the first is the one that everything is written in. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language's own name for itself: whoever cannot read the others finds it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
}

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((known) => known === value)
