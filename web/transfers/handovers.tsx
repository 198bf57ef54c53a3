import { Link } from '@tanstack/react-router'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay, useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { t } from '../words/words.ts'

type One = Answer<'listHandovers'>['items'][number]

/** On a head teacher's first screen: whose children are on their way to another school, who has just come from one, whom to talk to there. Nothing where nobody is. */
export const HandoversOfClass = () => {
  const me = useMe()
  const may = useMay('child.list')
  const { data } = useAsk('listHandovers', { query: {} }, { enabled: may && me.post.place.kind === 'class' })
  if (!data?.items.length) return null
  return (
    <section className="note noprint" aria-label={t('交接中的孩子')}>
      {data.items.map((one) => (
        <p key={one.id} style={{ margin: 0 }}>
          <Link to="/children/$id" params={{ id: one.child.id }} className="name">
            {one.child.name}
          </Link>{' '}
          <Words one={one} />
        </p>
      ))}
    </section>
  )
}

/** The same of one child, in its file. */
export const HandoverInFile = ({ child }: { child: string }) => {
  const { data } = useAsk('listHandovers', { query: { child } }, { enabled: useMay('child.list') })
  return data?.items.length ? (
    <section className="note noprint" aria-label={t('交接')}>
      {data.items.map((one) => (
        <p key={one.id} style={{ margin: 0 }}>
          <Words one={one} />
        </p>
      ))}
    </section>
  ) : null
}

const Words = ({ one }: { one: One }) => (
  <>
    <span className={one.late ? 'c-overdue' : ''}>{stateWords(one)}</span>
    {one.talkTo.length ? <span className="mut"> {t('有事找{who}', { who: one.talkTo.join('、') })}</span> : null}
    {one.note ? <span> {t('交来的话：{x}', { x: one.note })}</span> : null}
  </>
)

const stateWords = (one: One): string => {
  const gaps = {
    x: [one.school?.name ?? '', one.className ?? ''].filter(Boolean).join(' '),
    d: dayWords(one.on),
    a: dayWords(one.asked),
    why: one.reason ?? '',
  }
  if (one.state === 'came') return t('从{x}转来，{d}起在这个班。', gaps)
  if (one.state === 'declined') return t('交给{x}，那边没有接收：{why}。仍是这个班的孩子。', gaps)
  return t('交接中：{a}交给{x}，从{d}起；接收以前仍是这个班的，该做的照做。', gaps)
}
