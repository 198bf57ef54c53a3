import { Link } from '@tanstack/react-router'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'
import { Strip } from './strip.tsx'

/** Pictures whose yes was taken back or has run out: out of sight already, and to be removed. Nothing where there are none. */
export const HiddenPictures = ({ child }: { child?: string }) => {
  const may = useMay('attachment.read')
  const found = useAsk('listHiddenAttachments', { query: { limit: 50 } }, { enabled: may })
  const items = (found.data?.items ?? []).filter((p) => child === undefined || p.children.some((c) => c.id === child))
  if (items.length === 0) return null
  return (
    <section className="card pad col noprint" style={{ gap: 4 }} aria-label={t('等着删的照片')}>
      <b>{t('同意撤回或到期的照片：{n} 张，已经看不到，请删掉', { n: items.length })}</b>
      <Strip items={items} label={t('等着删的照片')} />
      {child === undefined ? null : (
        <Link className="sm" to="/children/$id" params={{ id: child }} style={{ paddingBlock: 10 }}>
          {t('照片在档案里的“照片与附件”和“经过”里')}
        </Link>
      )}
    </section>
  )
}
