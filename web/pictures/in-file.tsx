import { Button } from '@mantine/core'
import { useState } from 'react'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { useMay, useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { AddPicture } from './add.tsx'
import { ChosenPictures, isOwn } from './chosen.tsx'
import type { Picture } from './picture-words.ts'
import { Strip } from './strip.tsx'

/** All pictures of a child, of its records and its entries; asked once for the whole file. */
export const useChildPictures = (id: string) => {
  const may = useMay('attachment.read')
  return useAsk('listChildAttachments', { params: { id }, query: { limit: 200 } }, { enabled: may })
}

/** Those of one record or entry of the line of time. */
export const picturesOf = (items: readonly Picture[] | undefined, of: 'record' | 'entry', on: string): Picture[] =>
  (items ?? []).filter((p) => p.of === of && p.on === on)

/** What hangs on the file itself, and what is to be removed wherever it hangs: 照片与附件. */
export const PicturesInFile = ({ id, write }: { id: string; write: boolean }) => {
  const me = useMe()
  const found = useChildPictures(id)
  const [adding, setAdding] = useState(false)
  const own = useAsk('listAttachments', { query: { of: 'child', on: id } }, { enabled: adding })
  const { data } = found
  if (found.error && !data)
    return found.error.code === 'offline' ? <Fault error={found.error} again={() => void found.refetch()} /> : null
  if (!data) return null
  const canAdd = data.canAdd && write
  const mine = data.items.filter((p) => p.of === 'child')
  const gone = data.items.filter((p) => p.of !== 'child' && p.state === 'hidden')
  const printable = data.items.filter((p) => isOwn(p, id))
  if (!canAdd && mine.length + gone.length === 0) return null
  return (
    <section className="card pad col o2 chosen" style={{ gap: 6 }} aria-label={t('照片与附件')}>
      <div className="row">
        <h2 className="sec">{t('照片与附件')}</h2>
        <span className="sp" />
        {canAdd ? (
          <Button size="xs" variant="default" className="noprint" onClick={() => setAdding(true)}>
            {t('添照片')}
          </Button>
        ) : null}
      </div>
      {mine.length + gone.length === 0 ? (
        <span className="mut sm noprint">{t('奖状、作业、协议的照片放在这里；记录里的照片在“经过”里。')}</span>
      ) : null}
      <Strip items={[...mine, ...gone]} label={t('照片与附件')} />
      {printable.length > 0 ? (
        <details className="in-print">
          <summary className="noprint">{t('打印档案时一起印的照片')}</summary>
          <ChosenPictures
            items={printable}
            legend={t('一起印的（只有孩子自己的，和没有孩子的）')}
            foot={t('{d} {who} 随档案打印，看过收好。', { d: longDate(me.today), who: me.name })}
          />
        </details>
      ) : null}
      {adding && own.data ? (
        <AddPicture of="child" on={id} people={own.data.children} there={mine.length} close={() => setAdding(false)} />
      ) : null}
    </section>
  )
}
