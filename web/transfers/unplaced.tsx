import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useList } from '../client/use-list.ts'
import { More } from '../ui/more.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Give } from './give.tsx'

type One = Answer<'listUnplaced'>['items'][number]

/** Graduates whom no school has taken in by 1 October, with who has to act; where they went is said here. */
export const Unplaced = () => {
  const list = useList('listUnplaced', { limit: 100 })
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [giving, setGiving] = useState(false)
  if (list.error) return <Fault error={list.error} again={list.again} />
  if (!list.first || list.items.length === 0) return null
  return (
    <section className="col" style={{ gap: 8 }} aria-label={t('毕业后没有学校接收')}>
      <h2 className="sec">{t('毕业后没有学校接收')}</h2>
      <p className="sm mut">
        {t('小学毕业到10月1日，还没有哪所学校接收的孩子。打听到去了哪里就写下；一个都不能断在这里。')}
      </p>
      <ul className="card lines" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {list.items.map((x) => (
          <li key={x.id} className="row pad" style={{ gap: '2px 12px', flexWrap: 'wrap' }}>
            <Checkbox
              aria-label={t('选{name}', { name: x.name })}
              checked={chosen.has(x.id)}
              disabled={x.state === 'waiting'}
              onChange={(e) => {
                const next = new Map(chosen)
                if (e.currentTarget.checked) next.set(x.id, x.name)
                else next.delete(x.id)
                setChosen(next)
              }}
            />
            <Link to="/children/$id" params={{ id: x.id }} className="name">
              {x.name}
            </Link>
            <span className="mut sm">
              {[x.school.name, x.className ?? '', t('{d}毕业', { d: dayWords(x.graduatedOn) })]
                .filter(Boolean)
                .join(' ')}
            </span>
            <span className="sm">{stateWords(x)}</span>
          </li>
        ))}
      </ul>
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
      <div className="row">
        <Button variant="default" disabled={chosen.size === 0} onClick={() => setGiving(true)}>
          {chosen.size ? t('写下 {n} 名去了哪里', { n: chosen.size }) : t('选好孩子，写下去了哪里')}
        </Button>
      </div>
      {giving ? (
        <Give
          who={[...chosen].map(([id, name]) => ({ id, name }))}
          gone
          close={() => {
            setGiving(false)
            setChosen(new Map())
          }}
        />
      ) : null}
    </section>
  )
}

const stateWords = (x: One): string => {
  const who = [x.answers.school, ...x.answers.people].join(' ')
  if (x.state === 'waiting') return t('交给了{to}，还没有接收；现在由{who}办', { to: x.to?.name ?? '', who })
  if (x.state === 'declined')
    return t('{to}没有接收（{why}）；现在由{who}办', { to: x.to?.name ?? '', why: x.reason ?? '', who })
  return t('没有交给哪所学校；现在由{who}办', { who })
}
