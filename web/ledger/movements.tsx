import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayWords } from '../client/child-text.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { TurnBack } from './turn-back.tsx'
import { recordSearch } from './unbooked.tsx'
import { type Movement, movedWords, sortWords } from './words.ts'

/** What was booked, the newest first; what waits for a second hand has its button. */
export const Movements = ({ items }: { items: readonly Movement[] }) => {
  const [turned, turn] = useState<Movement | null>(null)
  return (
    <div className="card lines">
      {items.map((m) => (
        <Line key={m.id} m={m} turn={() => turn(m)} />
      ))}
      {turned ? <TurnBack movement={turned} close={() => turn(null)} /> : null}
    </div>
  )
}

const Line = ({ m, turn }: { m: Movement; turn: () => void }) => {
  const confirm = useDo('confirmMovement', ['getLedger', 'listHands'], () => tell(t('核对过了。')))
  const names = m.children.map((c) => c.name ?? t('编号{x}', { x: c.code }))
  // On paper stand the place's money and children's codes; what a teacher lends is the teacher's own.
  const lent = m.moved.some((x) => x.sort === 'loan')
  return (
    <div className={lent ? 'row noprint' : 'row'} style={{ padding: '6px 12px', gap: '2px 12px' }}>
      <div style={{ flex: '1 1 16em', minWidth: 0 }}>
        <span style={m.reversed ? { textDecoration: 'line-through' } : undefined}>{m.purpose}</span>
        <div className="sm mut" style={{ overflowWrap: 'anywhere' }}>
          {[dayWords(m.on), sortWords(m), m.voucher ? t('凭证{x}', { x: m.voucher }) : '']
            .filter((x) => x !== '')
            .join(' · ')}
        </div>
        {names.length ? (
          <>
            <div className="sm noprint" style={{ overflowWrap: 'anywhere' }}>
              {names.length > 6
                ? t('{x}等{n}名', { x: names.slice(0, 5).join('、'), n: names.length })
                : names.join('、')}
            </div>
            <div className="sm only-print">{t('编号{x}', { x: m.children.map((c) => c.code).join('、') })}</div>
          </>
        ) : null}
        <div className="sm mut">
          {m.second ? t('经手：{a}、{b}', { a: m.by, b: m.second.name }) : t('经手：{a}', { a: m.by })}
          {m.reversed ? t('；已冲正') : m.waiting ? <span className="soon">{t('；等第二人核对')}</span> : null}
          {m.record ? (
            <>
              {'　'}
              <Link to="/records" search={recordSearch(m.record)} className="noprint" style={{ paddingBlock: 10 }}>
                {t('由{d}的{x}记录入账', { d: dayWords(m.record.on), x: t(m.record.kindTitle) })}
              </Link>
            </>
          ) : null}
        </div>
        {confirm.error ? <Fault error={confirm.error} /> : null}
      </div>
      <span className="num" style={{ textAlign: 'right' }}>
        {movedWords(m).map((words) => (
          <span key={words} style={{ display: 'block' }}>
            {words}
          </span>
        ))}
      </span>
      <div className="row noprint" style={{ gap: 8 }}>
        <Link
          className="sm"
          to="/pictures/$of/$id"
          params={{ of: 'movement', id: m.id } as never}
          style={{ paddingBlock: 12 }}
          aria-label={
            m.pictures
              ? t('凭证照片 {n} 张：{x}', { n: m.pictures, x: m.purpose })
              : t('凭证照片：{x}', { x: m.purpose })
          }
        >
          {m.pictures ? t('凭证照片 {n} 张', { n: m.pictures }) : t('凭证照片')}
        </Link>
        {m.mayConfirm ? (
          <Button
            variant="default"
            loading={confirm.isPending}
            onClick={() => confirm.mutate({ params: { id: m.id }, body: {} })}
            aria-label={m.sort === 'repay' ? t('收到了：{x}', { x: m.purpose }) : t('核对过：{x}', { x: m.purpose })}
          >
            {m.sort === 'repay' ? t('收到了') : t('核对过')}
          </Button>
        ) : null}
        {m.mayReverse ? (
          <button
            type="button"
            className="linkish sm"
            style={{ minHeight: 44, paddingInline: 8 }}
            onClick={turn}
            aria-label={t('冲正{x}', { x: m.purpose })}
          >
            {t('冲正')}
          </button>
        ) : null}
      </div>
    </div>
  )
}
