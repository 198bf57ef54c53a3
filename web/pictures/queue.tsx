import { useEffect, useId, useState } from 'react'
import { t } from '../words/words.ts'
import type { Queued, Step } from './use-queue.ts'

const STEPS: Record<Step, string> = {
  waiting: '',
  shrinking: '正在缩小照片……',
  asking: '正在核对同意……',
  sending: '正在送照片……',
  done: '存下了',
  kept: '留在手机里，有网时自己送',
  failed: '没有存下',
}

/** What was chosen, each with a look at it and how far it has come; one that is not saved can be left out. */
export const Queue = ({
  items,
  busy,
  drop,
}: {
  items: readonly Queued[]
  busy: boolean
  drop: (id: string) => void
}) =>
  items.length === 0 ? null : (
    <ul className="picture-queue" aria-label={t('选中的照片')}>
      {items.map((item, i) => (
        <One key={item.id} item={item} n={i + 1} busy={busy} drop={() => drop(item.id)} />
      ))}
    </ul>
  )

const One = ({ item, n, busy, drop }: { item: Queued; n: number; busy: boolean; drop: () => void }) => {
  const { file, step, why } = item
  const [look, setLook] = useState<string | null>(null)
  useEffect(() => {
    const address = URL.createObjectURL(file)
    setLook(address)
    return () => URL.revokeObjectURL(address)
  }, [file])
  return (
    <li>
      {look ? <img src={look} alt={t('第 {n} 张', { n })} className="picture-look" /> : null}
      <span className="col" style={{ flex: 1, minWidth: 0, gap: 2 }}>
        <span className={`sm ${step === 'failed' ? 'c-overdue' : 'mut'}`} role="status">
          {step === 'waiting' ? t('第 {n} 张', { n }) : t('第 {n} 张：{x}', { n, x: t(STEPS[step]) })}
        </span>
        {why === '' ? null : <span className="sm">{why}</span>}
      </span>
      {(step === 'waiting' || step === 'failed') && !busy ? (
        <button
          type="button"
          className="linkish"
          style={{ minHeight: 44 }}
          onClick={drop}
          aria-label={t('不要第 {n} 张', { n })}
        >
          {t('不要')}
        </button>
      ) : null}
    </li>
  )
}

/** The files themselves. A phone offers its camera and its album, and hands its own format over as JPEG because of what is asked for here. */
export const Pick = ({
  some,
  room,
  put,
}: {
  some: boolean
  /** How many more this thing takes. */
  room: number
  put: (files: File[]) => void
}) => {
  const field = useId()
  const [left, setLeft] = useState(0)
  return (
    <div className="col" style={{ gap: 6 }}>
      <input
        id={field}
        type="file"
        multiple
        className="picture-file"
        accept="image/jpeg,image/png,image/webp"
        disabled={room <= 0}
        onChange={(e) => {
          const files = [...(e.currentTarget.files ?? [])]
          setLeft(Math.max(0, files.length - room))
          put(files.slice(0, Math.max(0, room)))
          e.currentTarget.value = ''
        }}
      />
      <label htmlFor={field} className="picture-pick">
        {some ? t('再选几张') : t('选照片，或现在拍')}
      </label>
      {left > 0 ? (
        <span className="sm c-overdue" role="alert">
          {t('这里放不下这么多，多出来的 {n} 张没有选上。', { n: left })}
        </span>
      ) : null}
    </div>
  )
}
