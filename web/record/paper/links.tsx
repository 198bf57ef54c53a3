import { Link } from '@tanstack/react-router'
import type { RecordKind } from '../../../domain/kit/define-record.ts'
import { t } from '../../words/words.ts'
import { fitsPaper } from './paper-days.ts'

/** The way to what stood on paper before the system was used, of each kind that is written down so. */
export const PaperLinks = ({ kinds }: { kinds: readonly RecordKind[] }) => {
  const fits = kinds.filter(fitsPaper)
  return fits.length === 0 ? null : (
    <p className="row sm mut noprint" style={{ gap: '4px 14px' }}>
      <span>{t('以前记在纸上的，一个班一起补：')}</span>
      {fits.map((kind) => (
        <Link key={kind.kind} to="/record/$kind/paper" params={{ kind: kind.kind }}>
          {t(kind.title)}
        </Link>
      ))}
    </p>
  )
}
