import { Button, Select } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../client/call.ts'
import { useMay, useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { usePlaces } from '../client/use-places.ts'
import { Empty, Fault, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { AnswerList } from './answers.tsx'
import { Links } from './links.tsx'
import { Make } from './make.tsx'
import { Slips } from './slips.tsx'

/** 家长页: what parents answered, links for one child or a whole class with slips to print, and those that were given out. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const { child, place: chosen } = useSearch({ strict: false }) as { child?: string; place?: string }
  const own = me.post.place.kind === 'class'
  const { items: classes, ready } = usePlaces({ kind: 'class', within: me.post.place.code }, !own && !child)
  const place = own ? me.post.place.code : (chosen ?? classes[0]?.code ?? '')
  const may = useMay('parent-page.write')
  const [made, setMade] = useState<Answer<'makeParentLinks'> | null>(null)
  const answers = useAsk('listParentAnswers', {})
  const waiting = answers.data?.items ?? []
  const of = child ? { child } : { place }
  const key = child ?? place
  return (
    <Page
      title={t('家长页')}
      aside={t('不用账号：家长点开链接，看好消息，告诉老师几件事')}
      actions={
        child ? (
          <Button variant="default" component={Link} to={`/children/${child}`}>
            {t('回档案')}
          </Button>
        ) : own || classes.length < 2 ? null : (
          <Select
            aria-label={t('哪个班')}
            value={place}
            onChange={(code) =>
              code && void navigate({ to: '/parents', search: { place: code } as never, replace: true })
            }
            data={classes.map((c) => ({ value: c.code, label: c.name }))}
            searchable={classes.length > 12}
          />
        )
      }
    >
      {made ? (
        <Slips made={made} done={() => setMade(null)} />
      ) : (
        <>
          {answers.error ? <Fault error={answers.error} again={() => void answers.refetch()} /> : null}
          {waiting.length && !child ? (
            <section className="col noprint" style={{ gap: 8 }} aria-label={t('等您看的')}>
              <h2 className="sec">{t('家长答的，等您看 {n} 条', { n: waiting.length + (answers.data?.more ?? 0) })}</h2>
              <AnswerList items={waiting} more={answers.data?.more ?? 0} named />
            </section>
          ) : null}
          {key === '' ? (
            ready ? (
              <Empty text={t('还没有班。先在“单位”里添加班，导入名单，再给家里发链接。')} />
            ) : null
          ) : (
            <>
              {may ? <Make key={key} of={of} made={setMade} /> : null}
              <Links key={`links ${key}`} of={of} />
            </>
          )}
        </>
      )}
    </Page>
  )
}
