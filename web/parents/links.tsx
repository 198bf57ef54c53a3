import { Button } from '@mantine/core'
import { FAMILY_WORDS } from '../../domain/registers/parent-page.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { useList } from '../client/use-list.ts'
import { More } from '../ui/more.tsx'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type One = Answer<'listParentLinks'>['items'][number]

const stateWords = (link: One): string => {
  if (link.state === 'ended') return t('{d}{by}收回了', { d: dayWords(link.endedOn ?? ''), by: link.endedBy ?? '' })
  if (link.state === 'over') return t('到期了')
  if (link.opened === 0) return t('还没有打开过')
  return link.agreedOn === null
    ? t('打开过，还没有点同意')
    : t('打开过 {n} 次，最近 {d}', { n: link.opened, d: dayWords(link.lastOn ?? '') })
}

/** Links that were given out: to whom, until when, used when last; each can be taken back. */
export const Links = ({ of }: { of: { child: string } | { place: string } }) => {
  const list = useList('listParentLinks', { limit: 100, ...of })
  const open = list.items.filter((l) => l.state === 'open')
  const rest = list.items.filter((l) => l.state !== 'open')
  return (
    <section className="col noprint" style={{ gap: 8 }} aria-label={t('发过的链接')}>
      <h2 className="sec">{t('发过的链接')}</h2>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={3} /> : null}
      {list.first && list.items.length === 0 ? <p className="mut">{t('还没有发过。')}</p> : null}
      {open.length ? (
        <div className="card lines">
          {open.map((link) => (
            <Row key={link.id} link={link} />
          ))}
        </div>
      ) : null}
      {rest.length ? (
        <details>
          <summary className="sm mut" style={{ cursor: 'pointer', minHeight: 44, paddingBlock: 10 }}>
            {t('收回和到期的 {n} 个', { n: rest.length })}
          </summary>
          <div className="card lines">
            {rest.map((link) => (
              <Row key={link.id} link={link} />
            ))}
          </div>
        </details>
      ) : null}
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
    </section>
  )
}

const Row = ({ link }: { link: One }) => {
  const may = useMay('parent-page.write')
  const end = useDo('endParentLink', ['listParentLinks', 'proposeParentLinks'], () =>
    tell(t('收回了，{name}的{who}那里马上打不开。', { name: link.childName, who: t(FAMILY_WORDS[link.part]) })),
  )
  return (
    <div className="row" style={{ padding: '6px 12px', gap: '2px 12px' }}>
      <div style={{ flex: '1 1 14em', minWidth: 0 }}>
        <b>{link.childName}</b> {t(FAMILY_WORDS[link.part])}{' '}
        <span className="mut sm">
          {t('{d}{by}发的，用到{u}', { d: dayWords(link.madeOn), by: link.madeBy, u: dayWords(link.until) })}
        </span>
        <div className="sm">{stateWords(link)}</div>
        {end.error ? <Fault error={end.error} /> : null}
      </div>
      {may && link.state === 'open' ? (
        <Button
          variant="default"
          loading={end.isPending}
          aria-label={t('收回{name}{who}的链接', { name: link.childName, who: t(FAMILY_WORDS[link.part]) })}
          onClick={() => end.mutate({ params: { id: link.id }, body: {} })}
        >
          {t('收回')}
        </Button>
      ) : null}
    </div>
  )
}
