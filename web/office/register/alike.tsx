import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { useMay } from '../../client/me.tsx'
import { t } from '../../words/words.ts'

type Found = Answer<'findAlike'>['items']

/** Before a child is made: who it may already be, and why. Open that file, go back to the form, or say that it is another one. */
export const Alike = ({
  found,
  busy,
  another,
  back,
  close,
}: {
  found: Found
  busy: boolean
  another: () => void
  back: () => void
  close: () => void
}) => {
  const canImport = useMay('roster.import')
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const numberElsewhere = found.some((f) => f.child === null && f.reasons.some((r) => r.includes('号')))
  return (
    <section className="col" aria-label={t('可能已经有档案')}>
      <h3 ref={head} tabIndex={-1} style={{ margin: 0 }}>
        {t('先看一眼：可能已经有档案')}
      </h3>
      <p className="sm mut" style={{ margin: 0 }}>
        {t('一名孩子两份档案，次数和名单都会乱。是同一名孩子，就打开原来的档案接着用；填的内容还在。')}
      </p>
      <ul className="col" style={{ margin: 0, padding: 0, listStyle: 'none', gap: 10 }}>
        {found.map(({ child, reasons }) => (
          <li key={child?.id ?? 'elsewhere'} className="card pad col" style={{ gap: 6 }}>
            {child ? (
              <div className="row" style={{ flexWrap: 'wrap', gap: 10 }}>
                <b>{child.name}</b>
                <span className="sm mut">
                  {[child.schoolName, child.className, child.villageName, child.birth && longDate(child.birth)]
                    .filter(Boolean)
                    .join(' · ')}
                  {child.left ? t(' · 已离开') : ''}
                </span>
                <span className="sp" />
                <Link to="/children/$id" params={{ id: child.id }} onClick={close}>
                  {t('打开{name}的档案', { name: child.name })}
                </Link>
              </div>
            ) : (
              <b>{t('县里别的地方已有这名孩子的档案')}</b>
            )}
            <div className="sm">{reasons.join(t('；'))}</div>
            {child?.left ? <div className="sm mut">{t('以前离开的孩子回来了：在原来的档案里点“回来了”。')}</div> : null}
            {child === null ? (
              <div className="sm mut">
                {t('是转来的孩子，用名单导入接收：原来的档案和记录会一起过来。')}
                {canImport ? (
                  <Link to="/rosters" onClick={close}>
                    {t('去导入名单')}
                  </Link>
                ) : null}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {numberElsewhere ? (
        <p className="sm mut" style={{ margin: 0 }}>
          {t('号码属于一名孩子：不是同一名，请对着证件改号码。')}
        </p>
      ) : null}
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <span className="sp" />
        <Button variant="default" onClick={back}>
          {t('回去改')}
        </Button>
        {/* Not the button that stands out: a second file of one child is what this page is to keep from happening. */}
        <Button variant="default" onClick={another} loading={busy}>
          {t('这是另一个孩子，添进去')}
        </Button>
      </div>
    </section>
  )
}
