import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { addressOf } from '../client/call.ts'
import { dayWords, shanghaiDay } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'
import { useChildPictures } from './in-file.tsx'
import { altOf, type Picture } from './picture-words.ts'

/** A booklet that a family keeps shows its own child, and no other one's face. */
const isOwn = (p: Picture, child: string): boolean => p.state === 'there' && p.children.every((c) => c.id === child)

/** 照片 in the growth booklet: the chosen ones alone are drawn and printed, with who printed them and when. */
export const PicturesInBooklet = ({ id, from }: { id: string; from: string }) => {
  const me = useMe()
  const found = useChildPictures(id)
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const items = (found.data?.items ?? []).filter((p) => isOwn(p, id) && shanghaiDay(p.madeAt) >= from).toReversed()
  if (items.length === 0) return null
  const shown = items.filter((p) => chosen.has(p.id))
  const put = (p: Picture, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(p.id)
    else next.delete(p.id)
    choose(next)
  }
  return (
    <section
      className={`card pad col chapter${shown.length ? '' : ' noprint'}`}
      style={{ gap: 8 }}
      aria-label={t('照片')}
    >
      <h2 className="sec">{t('照片')}</h2>
      <fieldset className="noprint group">
        <legend>{t('放进册子里的（只有孩子自己的，和没有孩子的）')}</legend>
        {items.map((p) => (
          <Checkbox
            key={p.id}
            label={`${dayWords(shanghaiDay(p.madeAt))}　${altOf(p)}`}
            checked={chosen.has(p.id)}
            onChange={(e) => put(p, e.currentTarget.checked)}
            styles={{ body: { alignItems: 'center', minHeight: 44 } }}
          />
        ))}
      </fieldset>
      {shown.map((p) => (
        <figure key={p.id} className="booklet-picture">
          <img src={addressOf('getPicture', { params: { id: p.id }, query: { size: 'whole' } })} alt={altOf(p)} />
          <figcaption className="sm mut">
            {dayWords(shanghaiDay(p.madeAt))}　{p.words}
          </figcaption>
        </figure>
      ))}
      {shown.length ? (
        <p className="xs mut" style={{ margin: 0 }}>
          {t('{d} {who} 印给孩子和家里，请不要外传。', { d: longDate(me.today), who: me.name })}
        </p>
      ) : null}
    </section>
  )
}
