import { SegmentedControl } from '@mantine/core'
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../../domain/kit/language.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { speakAs, spoken, t } from '../../words/words.ts'

/** In which language the screens speak to this account, on all its devices; what was written stays as it was written. */
export const Language = () => {
  const choose = useDo('setLanguage')
  return (
    <section className="card pad col" style={{ alignItems: 'flex-start' }}>
      <h2 className="sec">{t('界面语言')}</h2>
      <p className="mut sm">{t('只换界面上的字。记录、名册和公文照原样，不翻译。')}</p>
      {choose.error ? <Fault error={choose.error} /> : null}
      <SegmentedControl
        aria-label={t('界面语言')}
        value={spoken()}
        disabled={choose.isPending}
        data={LANGUAGES.map((wish) => ({ value: wish, label: LANGUAGE_NAMES[wish] }))}
        onChange={(wish) => {
          if (isLanguage(wish)) choose.mutate({ body: { language: wish } }, { onSuccess: () => speakAs(wish) })
        }}
      />
    </section>
  )
}
