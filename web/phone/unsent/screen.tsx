import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { recordKind } from '../../../domain/records/list.ts'
import { dayWords } from '../../client/child-text.ts'
import { layDraft } from '../../client/draft.ts'
import { useMe } from '../../client/me.tsx'
import { queryClient } from '../../client/queries.ts'
import { unreadableRows } from '../../local/kept.ts'
import { dropUnsent, type Unsent } from '../../local/outbox.ts'
import { dropPicture, picturesOfUnsent } from '../../local/pictures.ts'
import { sendAllWaiting, useUnsent, useUnsentPictures } from '../../local/use-unsent.ts'
import { PicturesOfUnsent } from '../../pictures/of-unsent.tsx'
import { UnsentPictures } from '../../pictures/unsent.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Empty, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** What was recorded here and is not at the server yet: each can be read, mended, thrown away; nothing goes in silence. */
export const Screen = () => {
  const me = useMe()
  const unsent = useUnsent()
  const pictures = useUnsentPictures()
  const all = [...unsent, ...pictures]
  const [busy, setBusy] = useState(false)
  const [away, setAway] = useState<Unsent | null>(null)
  const waiting = all.some((u) => u.refused === null && u.post.id === me.post.id)
  const locked = unreadableRows()
  // What never arrives takes its pictures along.
  const lost = away && !away.arrived ? picturesOfUnsent(pictures, away.record.id) : []
  const go = async () => {
    setBusy(true)
    const { sent } = await sendAllWaiting(me.accountId, me.post.id).finally(() => setBusy(false))
    if (sent > 0) void queryClient.invalidateQueries()
  }
  return (
    <Page
      title={t('没有发出的记录')}
      actions={
        waiting ? (
          <Button loading={busy} onClick={() => void go()}>
            {t('现在发')}
          </Button>
        ) : null
      }
    >
      {locked > 0 ? (
        <p className="warnbox">{t('另有 {n} 条是用从前的钥匙锁的，打不开，请告诉管理员。', { n: locked })}</p>
      ) : null}
      {all.length === 0 ? <Empty text={t('都已发出，手机里没有留着的。')} /> : null}
      {all.length ? (
        <p className="mut">{t('它们锁在这台设备里，只有您登录了才看得到；有网时自己发出，不用守着。')}</p>
      ) : null}
      {unsent.map((item) => (
        <One key={item.record.id} item={item} away={() => setAway(item)} />
      ))}
      <UnsentPictures />
      {away ? (
        <Confirm
          title={t('不要这一条了？')}
          text={
            lost.length > 0
              ? t('{who}的这一条和它的 {n} 张照片还没有发出，去掉以后就找不回来了。', { who: away.who, n: lost.length })
              : t('{who}的这一条还没有发出，去掉以后就找不回来了。', { who: away.who })
          }
          yes={t('去掉')}
          no={t('留着')}
          busy={false}
          error={null}
          go={() =>
            void Promise.all([
              dropUnsent(me.accountId, away.record.id),
              ...lost.map((one) => dropPicture(me.accountId, one.id)),
            ]).then(() => setAway(null))
          }
          close={() => setAway(null)}
        />
      ) : null}
    </Page>
  )
}

const One = ({ item, away }: { item: Unsent; away: () => void }) => {
  const me = useMe()
  const navigate = useNavigate()
  const kind = recordKind(item.record.kind)
  const { value } = item.draft
  const open = () => {
    layDraft(item.draft.key, value)
    const search = value.replaces && !value.asked && !value.entry ? { replaces: value.replaces } : null
    void navigate({
      to: '/record/$kind',
      params: { kind: value.kind },
      search: (search ?? (value.entry ? { entry: value.entry } : { children: value.asked })) as never,
    })
  }
  return (
    <section className="card pad col" style={{ gap: 6 }} aria-label={`${item.who} ${t(kind?.title ?? '')}`}>
      <div className="row" style={{ gap: 12 }}>
        <b>{item.who}</b>
        <span>{t(kind?.title ?? '')}</span>
        <span className="sp" />
        <span className="mut sm">{dayWords(item.record.happenedOn)}</span>
      </div>
      {kind ? <div className="mut sm">{kind.line(item.record.body)}</div> : null}
      {item.refused ? <div className="c-overdue">{t('没有收下：{x}', { x: item.refused })}</div> : null}
      {!item.refused && item.post.id !== me.post.id ? (
        <div className="mut sm">{t('是以“{x}”的职务写的，换到那个职务时发出。', { x: item.post.name })}</div>
      ) : null}
      <PicturesOfUnsent item={item} />
      <div className="row" style={{ gap: 12 }}>
        {item.arrived ? null : (
          <Button variant="default" onClick={open}>
            {t('打开改一改')}
          </Button>
        )}
        <Button variant="subtle" onClick={away}>
          {t('不要了')}
        </Button>
      </div>
    </section>
  )
}
