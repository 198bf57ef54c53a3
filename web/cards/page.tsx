import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { dayWords } from '../client/child-text.ts'
import { useAsk } from '../client/queries.ts'
import { useCardKinds } from '../client/record-kinds.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Next } from './list.tsx'

/** One card: who the child is, what was agreed, whom to ask, when they met. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useAsk('getCard', { params: { id } })
  const card = found.data
  const kinds = useCardKinds()
  if (found.error && !card)
    return (
      <Page kind="narrow" title={t('帮扶卡')}>
        <Fault error={found.error} again={() => void found.refetch()} />
        <Link to="/">{t('回首页')}</Link>
      </Page>
    )
  if (!card)
    return (
      <div className="page">
        <Loading rows={4} />
      </div>
    )
  const facts: [string, string][] = [
    [t('班级'), card.className],
    [t('村'), card.village],
    [t('年龄'), card.ageBand],
    [t('说好'), card.rhythm],
    [t('帮什么'), card.does],
    [t('从哪天起'), dayWords(card.since)],
    [t('有事找谁'), card.ask],
  ]
  return (
    <Page
      kind="narrow help-card"
      title={card.name}
      aside={<Next card={card} />}
      actions={kinds.map((kind) => (
        <Button
          key={kind.kind}
          component={Link}
          to="/record/$kind"
          params={{ kind: kind.kind } as never}
          search={{ entry: card.id } as never}
        >
          {t(kind.button)}
        </Button>
      ))}
    >
      <section className="card pad">
        <div className="facts">
          {facts.map(([title, text]) => (text === '' ? null : <Fact key={title} title={title} text={text} />))}
        </div>
      </section>
      <section className="card pad col" style={{ gap: 8 }}>
        <h2 className="sec">{t('往来过')}</h2>
        {card.met.length === 0 ? (
          <p className="mut">{t('还没有往来记录。见过孩子，点“{x}”记一笔。', { x: t(kinds[0]?.button ?? '') })}</p>
        ) : (
          card.met.map((m) => (
            <div className="event" key={`${m.on}${m.line}`}>
              <span className="mut sm num">{dayWords(m.on)}</span>
              <span>{m.line}</span>
            </div>
          ))
        )}
      </section>
    </Page>
  )
}

const Fact = ({ title, text }: { title: string; text: string }) => (
  <>
    <span className="mut">{title}</span>
    <span>{text}</span>
  </>
)
