import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { FAMILY_WORDS, LINK_DAYS, unfitForFamily } from '../../domain/registers/parent-page.ts'
import type { Answer } from '../client/call.ts'
import { useDraft } from '../client/draft.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Choice } from '../ui/choices.tsx'
import { Empty, Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Proposal = Answer<'proposeParentLinks'>['items'][number]
type Part = Proposal['parts'][number]['part']
type Draft = {
  asks: string
  contact: string
  days: number
  good: Readonly<Record<string, string>>
  parts: Readonly<Record<string, readonly Part[]>>
}

/** To whom links go, what good news stands on each page, what the school asks: then the links are there, once. */
export const Make = ({
  of,
  made,
}: {
  of: { child: string } | { place: string }
  made: (a: Answer<'makeParentLinks'>) => void
}) => {
  const me = useMe()
  const asked = useAsk('proposeParentLinks', { query: of })
  const draft = useDraft<Draft>(`${me.accountId}.parents.${'child' in of ? of.child : of.place}`, {
    asks: '',
    contact: '',
    days: LINK_DAYS.usual,
    good: {},
    parts: {},
  })
  const make = useDo('makeParentLinks', ['listParentLinks', 'proposeParentLinks'])
  const [tried, setTried] = useState(false)
  const v = draft.value
  const put = (next: Partial<Draft>) => draft.set({ ...v, ...next })
  const items = asked.data?.items ?? []
  const goodOf = (p: Proposal) => v.good[p.childId] ?? p.good.join('\n')
  const partsOf = (p: Proposal) => (v.parts[p.childId] ?? []).filter((part) => p.parts.some((one) => one.part === part))
  const links = items.flatMap((p) =>
    partsOf(p).map((part) => ({ id: newId(), child: p.childId, part, good: goodOf(p).trim() })),
  )
  const unfit = links.some((l) => unfitForFamily(l.good)) || unfitForFamily(v.asks) !== null
  const all = (part: Part | null) =>
    put({
      parts: Object.fromEntries(
        items.map((p) => [p.childId, part !== null && p.parts.some((one) => one.part === part) ? [part] : []]),
      ),
    })
  const toggle = (p: Proposal, part: Part) => {
    const now = partsOf(p)
    put({ parts: { ...v.parts, [p.childId]: now.includes(part) ? now.filter((o) => o !== part) : [...now, part] } })
  }
  const send = () => {
    setTried(true)
    if (links.length === 0 || unfit) return
    make.mutate(
      { body: { links, asks: v.asks.trim(), contact: v.contact.trim(), days: v.days } },
      {
        onSuccess: (answer) => {
          draft.set({ ...v, parts: {}, good: {} })
          setTried(false)
          made(answer)
        },
      },
    )
  }
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  if (!asked.data) return <Loading rows={6} />
  if (items.length === 0) return <Empty text={t('这个班还没有孩子。名单导入以后，就可以给家里发链接。')} />
  const whole = 'place' in of
  return (
    <section className="col noprint" style={{ gap: 12 }} aria-label={t('发给谁')}>
      <div className="row" style={{ gap: 8 }}>
        <h2 className="sec">{t('发给谁')}</h2>
        {whole ? (
          <>
            <span className="sp" />
            <Button variant="default" onClick={() => all('mother')}>
              {t('都发给妈妈')}
            </Button>
            <Button variant="default" onClick={() => all('father')}>
              {t('都发给爸爸')}
            </Button>
            <Button variant="default" onClick={() => all(null)}>
              {t('都不选')}
            </Button>
          </>
        ) : null}
      </div>
      <div className="card lines">
        {items.map((p) => (
          <Family key={p.childId} p={p} parts={partsOf(p)} toggle={(part) => toggle(p, part)}>
            {partsOf(p).length ? (
              <Textarea
                label={t('告诉家里的好消息，一行一条')}
                placeholder={t('例如：这周每天按时交作业')}
                value={goodOf(p)}
                autosize
                minRows={1}
                maxLength={300}
                error={unfitForFamily(goodOf(p))}
                onChange={(e) => put({ good: { ...v.good, [p.childId]: e.currentTarget.value } })}
              />
            ) : null}
          </Family>
        ))}
      </div>
      {tried && links.length === 0 ? (
        <p className="c-overdue sm" role="alert" style={{ margin: 0 }}>
          {t('还没有选发给谁，请点一点名字后面的爸爸、妈妈。')}
        </p>
      ) : null}
      <div className="card pad col" style={{ gap: 12 }}>
        <Textarea
          label={t('学校请家里做的（可不填）')}
          placeholder={t('例如：请每周和孩子通一次话；天冷了，提醒孩子加衣服')}
          value={v.asks}
          autosize
          minRows={2}
          maxLength={300}
          error={unfitForFamily(v.asks)}
          onChange={(e) => put({ asks: e.currentTarget.value })}
        />
        <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
          <TextInput
            label={t('怎么找老师（可不填）')}
            placeholder={t('例如：办公室 0855-822…，晚上六点后')}
            value={v.contact}
            maxLength={80}
            style={{ flex: '2 1 14em' }}
            onChange={(e) => put({ contact: e.currentTarget.value })}
          />
          <NumberInput
            label={t('能用多少天')}
            value={v.days}
            min={LINK_DAYS.least}
            max={LINK_DAYS.most}
            clampBehavior="strict"
            style={{ flex: '1 1 8em' }}
            onChange={(days) => put({ days: Number(days) || LINK_DAYS.usual })}
          />
        </div>
        {items.some((p) => p.parts.some((one) => one.standing)) ? (
          <p className="mut sm" style={{ margin: 0 }}>
            {t('写着“有了”的，手里的链接还能用；再发一个，先前的就打不开了。')}
          </p>
        ) : null}
        <p className="mut sm" style={{ margin: 0 }}>
          {t(
            '页上只写孩子的名（不写姓、班、学校），家长先点同意才看得到。困难、生病、评估一类的都不会在上面，也请不要写进去。',
          )}
        </p>
        {make.error ? <Fault error={make.error} /> : null}
        <Button size="lg" loading={make.isPending} onClick={send}>
          {links.length ? t('发 {n} 个链接', { n: links.length }) : t('发链接')}
        </Button>
      </div>
    </section>
  )
}

const Family = ({
  p,
  parts,
  toggle,
  children,
}: {
  p: Proposal
  parts: readonly Part[]
  toggle: (part: Part) => void
  children: ReactNode
}) => (
  <div className="col" style={{ padding: '8px 12px', gap: 8 }} role="group" aria-label={p.name}>
    <div className="row" style={{ gap: 8 }}>
      <b style={{ minWidth: '5em' }}>{p.name}</b>
      {p.parts.map(({ part, name, standing }) => (
        <Choice
          key={part}
          on={parts.includes(part)}
          tap={() => toggle(part)}
          text={[t(FAMILY_WORDS[part]), name ?? '', standing ? t('（有了）') : ''].filter(Boolean).join(' ')}
        />
      ))}
      {p.parts.length === 0 ? <span className="mut sm">{t('档案里没有能发的家人')}</span> : null}
    </div>
    {children}
  </div>
)
