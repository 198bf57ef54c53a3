import { Button, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { GROWTH_CHAPTERS, growthOf } from '../../domain/records/growth.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { usePlaces } from '../client/use-places.ts'
import { PicturesInBooklet } from '../pictures/in-booklet.tsx'
import { Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { File } from './child-file.ts'
import { Opened } from './opened.tsx'

/** 成长记录册 (S2A.10): what a child may keep: what it likes and wants, what was praised, learnt, reached and done together. No rank. */
export const Screen = () => <Opened draw={(id, file) => <Booklet key={id} id={id} file={file} />} />

type Span = 'term' | 'all'
type Paper = 'a4' | 'a5'

const Booklet = ({ id, file }: { id: string; file: File }) => {
  const me = useMe()
  const [span, setSpan] = useState<Span>(me.term ? 'term' : 'all')
  const [paper, setPaper] = useState<Paper>('a4')
  const { row } = file
  const schools = usePlaces({ ids: String(row.schoolId ?? '') }, row.schoolId !== null)
  const school = schools.items.find((p) => p.id === row.schoolId)?.name ?? ''
  const records = file.timeline.flatMap((item) =>
    item.type === 'record' && !item.record.supersededBy ? [item.record] : [],
  )
  const from = span === 'term' ? (me.term?.startsOn ?? '') : ''
  const told = growthOf(records, from)
  const goals = new Map(records.flatMap((r) => (r.entry ? [[r.id, r.entry.line] as const] : [])))
  const kept = file.facts.flatMap((one) => one.facts.filter((fact) => fact.keeps))
  const first = records.filter((r) => r.happenedOn >= from).at(-1)?.happenedOn ?? me.today
  return (
    <Page
      kind={`growth-page ${paper}`}
      title={t('{name}的成长记录册', { name: row.name })}
      aside={
        <Link to="/children/$id" params={{ id }} className="noprint">
          {t('看档案')}
        </Link>
      }
      actions={
        <>
          <SegmentedControl
            aria-label={t('多久的')}
            value={span}
            onChange={(value) => setSpan(value as Span)}
            data={[
              ...(me.term ? [{ value: 'term', label: t('这学期') }] : []),
              { value: 'all', label: t('从开始到现在') },
            ]}
          />
          <SegmentedControl
            aria-label={t('纸')}
            className="only-desk"
            value={paper}
            onChange={(value) => setPaper(value as Paper)}
            data={[
              { value: 'a4', label: 'A4' },
              { value: 'a5', label: 'A5' },
            ]}
          />
          <Button onClick={() => window.print()}>{t('打印这一册')}</Button>
        </>
      }
    >
      <p className="mut sm noprint">
        {t(
          '里面的每一句都来自记录，点“看档案”能找到是哪天谁记的。没有记录的章节不印。可以让孩子自己画封面、写最后一页。',
        )}
      </p>
      <article className="booklet">
        <section className="card pad booklet-cover" aria-label={t('封面')}>
          <p className="mut">{school}</p>
          <h2>{t('成长记录册')}</h2>
          <p className="who">{row.name}</p>
          <p>{row.className ?? ''}</p>
          <div className="draw">
            <span className="mut sm">{t('在这里画一画，或者贴一张照片')}</span>
          </div>
          <p className="mut sm">
            {first === me.today ? longDate(me.today) : t('{a} 到 {b}', { a: longDate(first), b: longDate(me.today) })}
          </p>
        </section>
        <Chapter
          title={t('这就是我')}
          empty={kept.length === 0}
          fills={t('在档案的“孩子的样子”里写下喜欢什么、做得好的、想做到的。')}
        >
          <dl className="known-facts">
            {kept.map((fact) => (
              <div key={fact.field}>
                <dt className="mut">{t(fact.label)}</dt>
                <dd>{fact.text}</dd>
              </div>
            ))}
          </dl>
        </Chapter>
        {GROWTH_CHAPTERS.map(({ part, title, fills }) => {
          const lines = told.get(part) ?? []
          return (
            <Chapter key={part} title={t(title)} empty={lines.length === 0} fills={t(fills)}>
              <ul className="booklet-lines">
                {lines.map((line) => (
                  <li key={line.id}>
                    <span className="mut num">{dayWords(line.on)}</span>
                    <span>
                      {part === 'step' && goals.get(line.id)
                        ? t('{goal}：{x}', { goal: goalOf(goals.get(line.id) ?? ''), x: line.words })
                        : line.words}
                    </span>
                  </li>
                ))}
              </ul>
            </Chapter>
          )
        })}
        <PicturesInBooklet id={id} from={from} />
        <section className="card pad last-page" aria-label={t('我想说的话')}>
          <h2 className="sec">{t('我想说的话')}</h2>
          <div className="write" aria-hidden="true" />
        </section>
      </article>
    </Page>
  )
}

/** What a plan is for: the first part of its line, without its steps and helper. */
const goalOf = (line: string): string => line.split('，')[0] ?? line

const Chapter = ({
  title,
  empty,
  fills,
  children,
}: {
  title: string
  empty: boolean
  fills: string
  children: ReactNode
}) => (
  <section className={`card pad col chapter${empty ? ' noprint' : ''}`} style={{ gap: 8 }} aria-label={title}>
    <h2 className="sec">{title}</h2>
    {empty ? <p className="mut sm">{t('还没有。{x}', { x: fills })}</p> : children}
  </section>
)
