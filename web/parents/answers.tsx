import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FAMILY_WORDS } from '../../domain/registers/parent-page.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Fold } from '../ui/fold.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type One = Answer<'listParentAnswers'>['items'][number]

/** What the yes does, said before it is tapped. */
const TAKE: Readonly<Record<One['sort'], string>> = {
  call: '收下，记成承诺',
  come: '收下，记成承诺',
  number: '打过核对了，改号码',
  line: '看过了',
}
const TAKEN: Readonly<Record<One['sort'], string>> = {
  call: '收下了，到日子会提醒问一声。',
  come: '收下了，到日子会提醒问一声。',
  number: '号码改好了，档案里是新的。',
  line: '看过了。',
}

/** What parents answered, on top of the day: each waits for a teacher's yes. */
export const AnswersToday = () => {
  const asked = useAsk('listParentAnswers', {}, { enabled: useMay('parent-page.read') })
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  const { items, more } = asked.data ?? { items: [], more: 0 }
  if (items.length === 0) return null
  return (
    <Fold title={t('家长答的')} count={String(items.length + more)} late={null}>
      <AnswerList items={items} more={more} named />
    </Fold>
  )
}

/** One child's, waiting and settled, in its file. */
export const AnswersInFile = ({ childId, write }: { childId: string; write: boolean }) => {
  const may = useMay('parent-page.read')
  const asked = useAsk('listParentAnswers', { query: { child: childId } }, { enabled: may })
  if (!may) return null
  const { items } = asked.data ?? { items: [] }
  const waiting = items.filter((a) => a.state === 'waiting')
  const settled = items.filter((a) => a.state !== 'waiting')
  return (
    <section className="card pad col o2 noprint" style={{ gap: 6 }} aria-label={t('家长页')}>
      <div className="row">
        <h2 className="sec">{t('家长页')}</h2>
        <span className="sp" />
        {write ? (
          <Link to="/parents" search={{ child: childId } as never} className="sm" style={{ paddingBlock: 10 }}>
            {t('发链接、看发过的')}
          </Link>
        ) : null}
      </div>
      {asked.error ? <Fault error={asked.error} again={() => void asked.refetch()} /> : null}
      {asked.data && items.length === 0 ? (
        <span className="mut sm">{t('给爸爸妈妈发一个链接：看孩子的好消息，告诉老师哪天打电话、哪天回家。')}</span>
      ) : null}
      {waiting.length ? <AnswerList items={waiting} more={0} named={false} /> : null}
      {settled.length ? (
        <details>
          <summary className="sm mut" style={{ cursor: 'pointer', minHeight: 26 }}>
            {t('看过的还有 {n} 条', { n: settled.length })}
          </summary>
          {settled.map((a) => (
            <div key={a.id} className="sm" style={{ paddingBlock: 4 }}>
              {t('{d}{who}：{x}', { d: dayWords(a.on), who: t(FAMILY_WORDS[a.part]), x: a.words })}{' '}
              <span className="mut">
                {a.state === 'taken'
                  ? t('{by}收下了', { by: a.settledBy ?? '' })
                  : t('{by}放到一边：{x}', { by: a.settledBy ?? '', x: a.reason ?? '' })}
              </span>
              {a.entry ? (
                <>
                  {' '}
                  <Link to="/entries/$id" params={{ id: a.entry }}>
                    {t('看承诺')}
                  </Link>
                </>
              ) : null}
            </div>
          ))}
        </details>
      ) : null}
    </section>
  )
}

export const AnswerList = ({ items, more, named }: { items: readonly One[]; more: number; named: boolean }) => {
  const oneClass = new Set(items.map((a) => a.className)).size <= 1
  return (
    <div className="card lines">
      {items.map((a) => (
        <Waiting key={a.id} a={a} named={named} oneClass={oneClass} />
      ))}
      {more > 0 ? <p className="mut sm pad">{t('后面还有 {n} 条，前面的看过就排上来。', { n: more })}</p> : null}
    </div>
  )
}

const Waiting = ({ a, named, oneClass }: { a: One; named: boolean; oneClass: boolean }) => {
  const may = useMay('parent-page.write')
  const [aside, setAside] = useState(false)
  // Said whichever way the list is read anew: by then the line is gone.
  const settle = useDo('settleParentAnswer', undefined, () => tell(t(TAKEN[a.sort])))
  const take = () => settle.mutate({ params: { id: a.id }, body: { take: true } })
  return (
    <div className="row" style={{ padding: '6px 12px', gap: '2px 12px' }}>
      <div style={{ flex: '1 1 14em', minWidth: 0 }}>
        {named ? (
          <>
            <Link to="/children/$id" params={{ id: a.childId }} className="name">
              {a.childName}
            </Link>{' '}
            {oneClass ? null : <span className="mut sm">{a.className}　</span>}
          </>
        ) : null}
        {t('{who}：', { who: t(FAMILY_WORDS[a.part]) })}
        <b style={{ overflowWrap: 'anywhere' }}>{a.words}</b>
        <div className="sm mut">{t('{d}在家长页上写的', { d: dayWords(a.on) })}</div>
        {settle.error ? <Fault error={settle.error} /> : null}
      </div>
      {may ? (
        <div className="row" style={{ gap: 8 }}>
          <Button loading={settle.isPending} onClick={take}>
            {t(TAKE[a.sort])}
          </Button>
          <Button variant="default" disabled={settle.isPending} onClick={() => setAside(true)}>
            {t('放到一边')}
          </Button>
        </div>
      ) : null}
      {aside ? <Aside a={a} close={() => setAside(false)} /> : null}
    </div>
  )
}

const Aside = ({ a, close }: { a: One; close: () => void }) => {
  const [reason, setReason] = useState('')
  const settle = useDo('settleParentAnswer')
  return (
    <Dialog title={t('放到一边')} onClose={close}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          settle.mutate({ params: { id: a.id }, body: { take: false, reason: reason.trim() } }, { onSuccess: close })
        }}
      >
        <p className="mut sm">{t('家长会看到“老师会再和您联系”，看不到原因。')}</p>
        <TextInput
          label={t('为什么')}
          placeholder={t('例如：打过去不是本人')}
          value={reason}
          minLength={2}
          maxLength={200}
          required
          data-autofocus
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        {settle.error ? <Fault error={settle.error} /> : null}
        <Button type="submit" loading={settle.isPending} disabled={reason.trim().length < 2}>
          {t('放到一边')}
        </Button>
      </form>
    </Dialog>
  )
}
