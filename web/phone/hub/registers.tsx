import { Link } from '@tanstack/react-router'
import { useEntryKinds } from '../../entry/kinds.ts'
import { t } from '../../words/words.ts'

/** What is registered here by me (a promise, a plan, a need, what came in at a station): as near as a record. */
export const Registers = ({ child }: { child: string | undefined }) => {
  const kinds = useEntryKinds().write.filter((k) => k.begunAt === undefined && (!child || k.about.includes('child')))
  if (kinds.length === 0) return null
  return (
    <section className="col" style={{ gap: 6 }} aria-label={t('登记什么')}>
      <h2 className="sec">{t('登记什么')}</h2>
      <div className="pills">
        {kinds.map((kind) => (
          <Link
            key={kind.kind}
            to="/entries/new/$kind"
            params={{ kind: kind.kind }}
            search={(child ? { child } : kind.about.includes('child') ? { of: 'child' } : {}) as never}
            replace={child !== undefined}
            className="pill"
            title={t(kind.purpose)}
          >
            {t(kind.title)}
          </Link>
        ))}
      </div>
    </section>
  )
}
