import { Link } from '@tanstack/react-router'
import { useSending, useUnsent, useUnsentPictures } from '../../local/use-unsent.ts'
import { t } from '../../words/words.ts'

/** Calmly: how many records and pictures lie in this device; loudly only where one was not taken. */
export const UnsentStrip = () => {
  useSending()
  const unsent = [...useUnsent(), ...useUnsentPictures()]
  const refused = unsent.filter((u) => u.refused !== null).length
  if (unsent.length === 0) return null
  return (
    <Link to="/unsent" className="unsent noprint">
      <span role="status" className={refused ? 'c-overdue' : ''}>
        {refused ? t('▲ 有 {n} 条没有收下', { n: refused }) : t('还有 {n} 条没有发出', { n: unsent.length })}
      </span>
      <span className="mut sm">{refused ? t('看看原因') : t('存在手机里，有网时自己发')}</span>
    </Link>
  )
}
