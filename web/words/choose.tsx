import { LANGUAGE_NAMES, LANGUAGES } from '../../domain/kit/language.ts'
import { speakHere, spoken, t } from './words.ts'

/** Languages for whoever is not signed in, each by its own name. */
export const LanguageHere = () => (
  <nav className="row sm" style={{ gap: 16, justifyContent: 'center' }} aria-label={t('界面语言')}>
    {LANGUAGES.map((wish) => (
      <button
        key={wish}
        type="button"
        className="linkish"
        lang={wish}
        aria-current={wish === spoken() ? 'true' : undefined}
        onClick={() => speakHere(wish)}
      >
        {LANGUAGE_NAMES[wish]}
      </button>
    ))}
  </nav>
)
