import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { dayWords, shanghaiDay } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { fromBase64, keepPicture, type UnsentPicture } from '../local/pictures.ts'
import { useUnsent, useUnsentPictures } from '../local/use-unsent.ts'
import { t } from '../words/words.ts'
import { ThrowAway } from './throw-away.tsx'

/** Pictures that lie in this device and are not at the server yet: each can be looked at, tried again where it was refused, thrown away. */
export const UnsentPictures = () => {
  const records = useUnsent().map((u) => u.record.id)
  // Those of a record that lies here too are shown with it.
  const pictures = useUnsentPictures().filter((p) => p.refused !== null || !records.includes(p.said.on))
  const [away, setAway] = useState<UnsentPicture | null>(null)
  return (
    <>
      {pictures.map((item) => (
        <One key={item.id} item={item} away={() => setAway(item)} />
      ))}
      {away ? <ThrowAway id={away.id} close={() => setAway(null)} /> : null}
    </>
  )
}

const One = ({ item, away }: { item: UnsentPicture; away: () => void }) => {
  const me = useMe()
  const [look, setLook] = useState<string | null>(null)
  useEffect(() => {
    const address = URL.createObjectURL(fromBase64(item.jpeg))
    setLook(address)
    return () => URL.revokeObjectURL(address)
  }, [item.jpeg])
  const words = item.said.words || t('照片，没有写是什么')
  return (
    <section className="card pad col" style={{ gap: 6 }} aria-label={words}>
      <div className="row" style={{ gap: 12 }}>
        {look ? <img src={look} alt={words} className="picture-look" /> : null}
        <b>{words}</b>
        <span className="sp" />
        <span className="mut sm">{dayWords(shanghaiDay(item.at))}</span>
      </div>
      {item.refused ? <div className="c-overdue">{t('没有收下：{x}', { x: item.refused })}</div> : null}
      {!item.refused && item.post.id !== me.post.id ? (
        <div className="mut sm">{t('是以“{x}”的职务写的，换到那个职务时发出。', { x: item.post.name })}</div>
      ) : null}
      <div className="row" style={{ gap: 12 }}>
        {item.refused ? (
          <Button variant="default" onClick={() => void keepPicture(me.accountId, { ...item, refused: null })}>
            {t('再送一次')}
          </Button>
        ) : null}
        <Button variant="subtle" onClick={away}>
          {t('不要了')}
        </Button>
      </div>
    </section>
  )
}
