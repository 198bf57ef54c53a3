import { useState } from 'react'
import { addressOf } from '../client/call.ts'
import { t } from '../words/words.ts'
import { altOf, type Picture } from './picture-words.ts'
import { RemovePicture } from './remove.tsx'
import { Viewer } from './viewer.tsx'

/** Pictures in a row, small: fetched as they come into sight; a tap opens one. What may not be seen any more says why, and can be removed. */
export const Strip = ({ items, label }: { items: readonly Picture[]; label: string }) => {
  const [open, setOpen] = useState<string | null>(null)
  const [removing, remove] = useState<Picture | null>(null)
  const there = items.filter((p) => p.state === 'there')
  const rest = items.filter((p) => p.state !== 'there')
  return (
    <>
      {there.length > 0 ? (
        <ul className="pictures noprint" aria-label={label}>
          {there.map((p) => (
            <li key={p.id}>
              <button type="button" onClick={() => setOpen(p.id)} aria-label={t('看大图：{x}', { x: altOf(p) })}>
                <img
                  src={addressOf('getPicture', { params: { id: p.id }, query: { size: 'small' } })}
                  alt={altOf(p)}
                  loading="lazy"
                  width={96}
                  height={96}
                />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {rest.map((p) => (
        <div key={p.id} className="row sm noprint" style={{ gap: '0 12px' }}>
          <span className="mut" style={{ flex: '1 1 12em', minWidth: 0 }}>
            {p.state === 'pending'
              ? t('{x}：图没有传上来，请删掉重新添。', { x: altOf(p) })
              : t('一张照片不能再看：{x}。请删掉。', { x: t(p.why ?? '') })}
          </span>
          {p.canRemove ? (
            <button type="button" className="linkish" style={{ minHeight: 44 }} onClick={() => remove(p)}>
              {t('删掉')}
            </button>
          ) : null}
        </div>
      ))}
      {open !== null && there.some((p) => p.id === open) ? (
        <Viewer items={there} open={open} show={setOpen} close={() => setOpen(null)} remove={remove} />
      ) : null}
      {removing ? (
        <RemovePicture
          picture={removing}
          close={() => remove(null)}
          done={() => {
            setOpen(null)
            remove(null)
          }}
        />
      ) : null}
    </>
  )
}
