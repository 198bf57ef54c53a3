import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../client/call.ts'
import { dayWords, shanghaiDay } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Icon } from '../ui/icon.tsx'
import { t } from '../words/words.ts'

export type Concern = Answer<'getConcerns'>['items'][number]

export const useConcerns = () => useAsk('getConcerns', {}, { enabled: useMay('concern.read'), every: 60_000 })

/** When, by whom, how it came up; and what is to be done now, or that nobody has said it. */
export const sinceWords = (c: Concern): string =>
  t('{by} {d}，{x}', { by: c.by, d: dayWords(shanghaiDay(c.at)), x: c.came })
export const stateWords = (c: Concern): string =>
  c.next
    ? t(c.next.over ? '过了：{x}，{d}前' : '下一步：{x}，{d}前', { x: c.next.text, d: dayWords(c.next.on) })
    : c.told
      ? t('已经告诉了人，还没有办结')
      : c.worried
        ? t('还没有人写怎么处理的')
        : t('记录更正了，还要写明怎么处理的')

/**
 * Worries about safety that are open, on top of everything until they are closed (F2). `named`: with the child's name;
 * the home screen, which stands open on a desk, tells the class only. What could not be asked is never shown as none.
 */
export const ConcernStrip = ({ named }: { named: boolean }) => {
  const asked = useConcerns()
  const { data } = asked
  if (asked.error && !data)
    return (
      <Box title={t('担心安全的事没有查到')}>
        <div className="one">
          <span>{t('没有查到，请打开“遇到急事”看；要找孩子，看记录台账。')}</span>
          <span className="sp" />
          <Link to="/help">{t('遇到急事')}</Link>
          <button type="button" className="linkish" onClick={() => void asked.refetch()}>
            {t('再查一次')}
          </button>
        </div>
      </Box>
    )
  if (!data || data.open === 0) return null
  const hidden = data.open - data.items.length
  return (
    <Box
      title={t('担心安全　{n} 件没有办结', { n: data.open })}
      note={named ? t('写明怎么处理的以前，一直在最上面') : t('这里不写姓名；办结前一直在最上面')}
    >
      {data.items.map((c) => (
        <div className="one" key={c.id}>
          <span className="who">
            {named ? (
              <Link to="/concerns" search={{ id: c.id } as never} className="name">
                {c.childName}
              </Link>
            ) : null}{' '}
            {[c.className ?? c.schoolName ?? t('没有编班'), named ? '' : t('1 名')].filter(Boolean).join(' ')}
          </span>
          <span>{sinceWords(c)}</span>
          <b>{stateWords(c)}</b>
          <span className="sp" />
          <Link to="/concerns" search={{ id: c.id } as never}>
            {t('写下怎么处理的')}
          </Link>
        </div>
      ))}
      {hidden > 0 ? (
        <div className="one">
          {data.items.length
            ? t('另有 {n} 件，由名单里的人处理。', { n: hidden })
            : t('由学校和村里处理，办结后就不在这里。')}
        </div>
      ) : null}
      {asked.error ? <div className="one">{t('刚才没有查到新的，这是上一次查到的。')}</div> : null}
    </Box>
  )
}

const Box = ({ title, note, children }: { title: string; note?: string; children: ReactNode }) => (
  <section className="concerns noprint" aria-label={t('担心安全')}>
    <div className="what">
      <h2>
        <Icon name="overdue" /> {title}
      </h2>
      {note ? <span className="sm">{note}</span> : null}
    </div>
    <div className="each">{children}</div>
  </section>
)
