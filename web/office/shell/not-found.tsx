import { Link } from '@tanstack/react-router'
import { t } from '../../words/words.ts'

/** An address that nothing stands at: said in words, with the way home. */
export const NotFound = () => (
  <main className="center col" id="main">
    <h1 style={{ fontSize: 'var(--t-2xl)' }}>{t('没有这一页')}</h1>
    <p className="mut">{t('网址可能打错了，或者这一页已经换了地方。您写的草稿都还在。')}</p>
    <Link to="/">{t('回首页')}</Link>
    <Link to="/help">{t('遇到急事怎么办')}</Link>
  </main>
)
