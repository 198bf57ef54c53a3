import { Link } from '@tanstack/react-router'
import { useMe } from '../../client/me.tsx'
import { sectionsOf } from '../../client/sections.ts'
import { t } from '../../words/words.ts'

/** On a phone there is no side bar: this is the way to whatever its tabs do not name, in the groups of a desk. */
export const Everything = () => {
  const groups = sectionsOf(useMe()).map(({ title, items }) => ({
    title,
    items: items.filter(({ path }) => !TABS.includes(path)),
  }))
  return (
    <nav className="col only-phone noprint" style={{ gap: 6 }} aria-label={t('全部栏目')}>
      {groups.map(({ title, items }) =>
        items.length === 0 ? null : (
          <div key={title ?? 'first'} className="col" style={{ gap: 6 }}>
            {title ? <h2 className="sec">{t(title)}</h2> : null}
            <div className="pills">
              {items.map(({ path, text }) => (
                <Link key={path} to={path} className="pill">
                  {t(text)}
                </Link>
              ))}
            </div>
          </div>
        ),
      )}
      <div className="pills">
        <Link to="/me" className="pill">
          {t('我的账号')}
        </Link>
      </div>
    </nav>
  )
}

/** What stands at the foot of every page of a phone. */
const TABS: readonly string[] = ['/', '/today', '/children']
