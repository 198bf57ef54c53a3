import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type AttachedTo, MOST_OF_ONE, MOST_WORDS, type Shows } from '../../domain/registers/attachment.ts'
import type { Answer } from '../client/call.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../words/words.ts'
import { PICTURE_LISTS } from './picture-words.ts'
import { Pick, Queue } from './queue.tsx'
import { useQueue } from './use-queue.ts'

type Child = Answer<'listAttachments'>['children'][number]

/**
 * Pictures from the camera or the album, several at once: what they are, and whether children can be known on them, for which the family's yes must
 * stand. Each is saved by itself, waits in the phone where there is no network, or says what is wrong with it.
 */
export const AddPicture = ({
  of,
  on,
  people,
  there,
  later = false,
  close,
}: {
  of: AttachedTo
  on: string
  people: readonly Child[]
  /** How many hang there already. */
  there: number
  /** It hangs on what lies in this phone itself, and goes with it. */
  later?: boolean
  close: () => void
}) => {
  const [shows, setShows] = useState<Shows | null>(null)
  const [chosen, choose] = useState<readonly string[]>(people.length === 1 ? people.map((c) => c.id) : [])
  const [words, setWords] = useState('')
  const { items, open, busy, put, drop, send } = useQueue({ later })
  const undo = useDo('removeAttachment', PICTURE_LISTS)
  const lacking = shows === 'children' ? people.filter((c) => c.lacks !== null && chosen.includes(c.id)) : []
  const ready = open.length > 0 && shows !== null && (shows === 'none' || chosen.length > 0) && lacking.length === 0
  const go = async () => {
    if (!ready || shows === null) return
    const children = shows === 'children' ? [...chosen] : []
    const { done, kept, failed } = await send({ of, on, shows, children, words: words.trim() })
    if (done.length > 0)
      tell(
        <>
          {done.length === 1 ? t('照片存下了。') : t('{n} 张照片存下了。', { n: done.length })}
          <button
            type="button"
            className="linkish"
            style={{ minHeight: 32 }}
            onClick={() => {
              for (const id of done) undo.mutate({ params: { id }, body: { reason: t('刚添的，撤回') } })
            }}
          >
            {t('撤回')}
          </button>
        </>,
        10,
      )
    if (kept > 0)
      tell(
        later
          ? t('{n} 张照片和这一条一起留在手机里，一起发出。', { n: kept })
          : t('没有网：{n} 张留在手机里，有网时自己送。', { n: kept }),
        8,
      )
    if (failed === 0) close()
  }
  return (
    <Dialog title={t('添照片')} onClose={close}>
      <form
        className="col"
        style={{ gap: 14 }}
        onSubmit={(e) => {
          e.preventDefault()
          void go()
        }}
      >
        <Queue items={items} busy={busy} drop={drop} />
        <Pick some={items.length > 0} room={MOST_OF_ONE - there - items.length} put={put} />
        <TextInput
          label={t('照片里是什么')}
          {...(items.length > 1 ? { description: t('几张一起添，这句话写在每一张上；不一样的请分开添。') } : {})}
          placeholder={t('例如：奖状、作业、收据、儿童之家的房间')}
          value={words}
          maxLength={MOST_WORDS}
          onChange={(e) => setWords(e.currentTarget.value)}
        />
        {of === 'movement' ? (
          <Choices label={t('凭证只拍单据，照片里没有孩子')} fault={undefined}>
            <Choice on={shows === 'none'} tap={() => setShows('none')} text={t('没有孩子')} />
          </Choices>
        ) : (
          <Choices label={t('照片里有没有认得出的孩子')} fault={undefined}>
            <Choice on={shows === 'none'} tap={() => setShows('none')} text={t('没有（奖状、作业、票据、场地）')} />
            <Choice on={shows === 'children'} tap={() => setShows('children')} text={t('有')} />
          </Choices>
        )}
        {shows === 'children' ? <Who people={people} chosen={chosen} choose={choose} /> : null}
        {lacking.map((c) => (
          <div key={c.id} className="sm c-overdue" role="alert">
            {t('{name}：{x}。', { name: c.name, x: t(c.lacks ?? '') })}
            <Link
              to="/children/$id/consents"
              params={{ id: c.id }}
              style={{ display: 'inline-block', paddingBlock: 10 }}
            >
              {t('去记下同意')}
            </Link>
          </div>
        ))}
        <p className="xs mut" style={{ margin: 0 }}>
          {t('存下时会缩小，并去掉拍摄地点、手机型号；加密保存，谁看得到这一件，谁才看得到照片。')}
        </p>
        <Button type="submit" size="lg" loading={busy} disabled={!ready}>
          {open.length > 1 ? t('存下 {n} 张照片', { n: open.length }) : t('存下照片')}
        </Button>
      </form>
    </Dialog>
  )
}

/** Which children can be known: of those whom the thing is about. */
const Who = ({
  people,
  chosen,
  choose,
}: {
  people: readonly Child[]
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
}) =>
  people.length === 0 ? (
    <p className="sm mut" style={{ margin: 0 }}>
      {t('这一件没有写是哪些孩子，不能添认得出孩子的照片。请添在写了孩子的记录或孩子的档案上。')}
    </p>
  ) : (
    <Choices label={t('是哪几个孩子')} fault={undefined}>
      {people.map((c) => (
        <Choice
          key={c.id}
          on={chosen.includes(c.id)}
          tap={() => choose(chosen.includes(c.id) ? chosen.filter((x) => x !== c.id) : [...chosen, c.id])}
          text={c.name}
        />
      ))}
    </Choices>
  )
