import { Button } from '@mantine/core'
import { addressOf } from '../client/call.ts'
import { dayWords, shanghaiDay } from '../client/child-text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../words/words.ts'
import { altOf, type Picture } from './picture-words.ts'

/** One picture large; the arrow keys and two buttons go to the next ones, Escape goes back. */
export const Viewer = ({
  items,
  open,
  show,
  close,
  remove,
}: {
  items: readonly Picture[]
  open: string
  show: (id: string) => void
  close: () => void
  remove: (picture: Picture) => void
}) => {
  const at = items.findIndex((p) => p.id === open)
  const picture = items[at]
  if (!picture) return null
  const go = (by: number) => {
    const next = items[at + by]
    if (next) show(next.id)
  }
  return (
    <Dialog
      title={items.length > 1 ? t('照片 {a} / {b}', { a: at + 1, b: items.length }) : t('照片')}
      onClose={close}
      size="xl"
      onKeyDown={(e) => {
        if (e.key === 'ArrowRight') go(1)
        if (e.key === 'ArrowLeft') go(-1)
      }}
    >
      <div className="col picture-large" style={{ gap: 10 }}>
        <img
          key={picture.id}
          src={addressOf('getPicture', { params: { id: picture.id }, query: { size: 'whole' } })}
          alt={altOf(picture)}
          {...(picture.width && picture.height ? { width: picture.width, height: picture.height } : {})}
        />
        <div>{altOf(picture)}</div>
        <div className="sm mut">
          {t('{who} {d}添的', { who: picture.by, d: dayWords(shanghaiDay(picture.madeAt)) })}
        </div>
        <div className="row" style={{ gap: 8 }}>
          {items.length > 1 ? (
            <>
              <Button variant="default" disabled={at === 0} onClick={() => go(-1)}>
                {t('上一张')}
              </Button>
              <Button variant="default" disabled={at === items.length - 1} onClick={() => go(1)}>
                {t('下一张')}
              </Button>
            </>
          ) : null}
          <span className="sp" />
          {picture.canRemove ? (
            <button type="button" className="linkish" style={{ minHeight: 44 }} onClick={() => remove(picture)}>
              {t('删掉照片')}
            </button>
          ) : null}
        </div>
      </div>
    </Dialog>
  )
}
