import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { knownStart } from '../client/known-start.ts'
import { useMay, useMe } from '../client/me.tsx'
import type { Unsent } from '../local/outbox.ts'
import { fromBase64, picturesOfUnsent, type UnsentPicture } from '../local/pictures.ts'
import { useUnsentPictures } from '../local/use-unsent.ts'
import { t } from '../words/words.ts'
import { AddPicture } from './add.tsx'
import { ThrowAway } from './throw-away.tsx'

/** The pictures of a record that lies in this device: each is seen and can be taken out; more can be added, which go with it. */
export const PicturesOfUnsent = ({ item }: { item: Unsent }) => {
  const me = useMe()
  const may = useMay('attachment.write')
  const pictures = picturesOfUnsent(useUnsentPictures(), item.record.id).filter((p) => p.refused === null)
  const [adding, setAdding] = useState(false)
  const [away, setAway] = useState<UnsentPicture | null>(null)
  return (
    <>
      {pictures.length > 0 ? (
        <ul className="picture-queue" aria-label={t('这一条的照片')}>
          {pictures.map((one, i) => (
            <One key={one.id} item={one} n={i + 1} away={() => setAway(one)} />
          ))}
        </ul>
      ) : null}
      {may ? (
        <div>
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('添照片')}
          </Button>
        </div>
      ) : null}
      {adding ? (
        <AddPicture
          of="record"
          on={item.record.id}
          people={peopleOf(item, me.today)}
          there={pictures.length}
          later
          close={() => setAdding(false)}
        />
      ) : null}
      {away ? <ThrowAway id={away.id} close={() => setAway(null)} /> : null}
    </>
  )
}

const One = ({ item, n, away }: { item: UnsentPicture; n: number; away: () => void }) => {
  const [look, setLook] = useState<string | null>(null)
  useEffect(() => {
    const address = URL.createObjectURL(fromBase64(item.jpeg))
    setLook(address)
    return () => URL.revokeObjectURL(address)
  }, [item.jpeg])
  const words = item.said.words || t('第 {n} 张', { n })
  return (
    <li>
      {look ? <img src={look} alt={words} className="picture-look" /> : null}
      <span className="sm mut" style={{ flex: 1, minWidth: 0 }}>
        {words}
      </span>
      <button
        type="button"
        className="linkish"
        style={{ minHeight: 44 }}
        onClick={away}
        aria-label={t('不要：{x}', { x: words })}
      >
        {t('不要')}
      </button>
    </li>
  )
}

/** Whose faces may be on them: of one child its name stands on the record, of several where the lists in memory name them. Consent is asked when it is sent. */
const peopleOf = ({ record, who }: Unsent, today: string): { id: string; name: string; lacks: null }[] => {
  const ids = record.childIds ?? []
  const known = knownStart(ids.join(','), today)?.people.filter((p) => ids.includes(p.id))
  const named = known ?? (ids.length === 1 ? [{ id: ids[0] ?? '', name: who }] : [])
  return named.map(({ id, name }) => ({ id, name, lacks: null }))
}
