import { longDate } from '../../domain/reports/prose/numbers.ts'
import { shanghaiDay } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'
import { ChosenPictures, isOwn } from './chosen.tsx'
import { useChildPictures } from './in-file.tsx'

/** 照片 in the growth booklet: the chosen ones alone are drawn and printed, with who printed them and when. */
export const PicturesInBooklet = ({ id, from }: { id: string; from: string }) => {
  const me = useMe()
  const found = useChildPictures(id)
  const items = (found.data?.items ?? []).filter((p) => isOwn(p, id) && shanghaiDay(p.madeAt) >= from).toReversed()
  if (items.length === 0) return null
  return (
    <section className="card pad col chapter chosen" style={{ gap: 8 }} aria-label={t('照片')}>
      <h2 className="sec">{t('照片')}</h2>
      <ChosenPictures
        items={items}
        legend={t('放进册子里的（只有孩子自己的，和没有孩子的）')}
        foot={t('{d} {who} 印给孩子和家里，请不要外传。', { d: longDate(me.today), who: me.name })}
      />
    </section>
  )
}
