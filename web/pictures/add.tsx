import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import { type AttachedTo, MOST_WORDS, type Shows } from '../../domain/registers/attachment.ts'
import type { Answer } from '../client/call.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { PICTURE_LISTS } from './picture-words.ts'
import { type Step, useAddPicture } from './use-add.ts'

type Child = Answer<'listAttachments'>['children'][number]

/** A picture from the camera or the album: what it is, and whether children can be known on it, for which the family's yes must stand. */
export const AddPicture = ({
  of,
  on,
  people,
  close,
}: {
  of: AttachedTo
  on: string
  people: readonly Child[]
  close: () => void
}) => {
  const [file, setFile] = useState<File | null>(null)
  const [shows, setShows] = useState<Shows | null>(null)
  const [chosen, choose] = useState<readonly string[]>(people.length === 1 ? people.map((c) => c.id) : [])
  const [words, setWords] = useState('')
  const { id, step, error, add } = useAddPicture()
  const undo = useDo('removeAttachment', PICTURE_LISTS)
  const busy = step !== 'idle'
  const lacking = shows === 'children' ? people.filter((c) => c.lacks !== null && chosen.includes(c.id)) : []
  const ready = file !== null && shows !== null && (shows === 'none' || chosen.length > 0) && lacking.length === 0
  const send = () => {
    if (!file || !shows) return
    const children = shows === 'children' ? [...chosen] : []
    void add(file, { of, on, shows, children, words: words.trim() }, () => {
      tell(
        <>
          {t('照片存下了。')}
          <button
            type="button"
            className="linkish"
            style={{ minHeight: 32 }}
            onClick={() => undo.mutate({ params: { id }, body: { reason: t('刚添的，撤回') } })}
          >
            {t('撤回')}
          </button>
        </>,
        10,
      )
      close()
    })
  }
  return (
    <Dialog title={t('添照片')} onClose={close}>
      <form
        className="col"
        style={{ gap: 14 }}
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        <Pick file={file} set={setFile} />
        <TextInput
          label={t('照片里是什么')}
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
        {error ? <Fault error={error} /> : null}
        <p className="xs mut" style={{ margin: 0 }}>
          {t('存下时会缩小，并去掉拍摄地点、手机型号；加密保存，谁看得到这一件，谁才看得到照片。')}
        </p>
        <Button type="submit" size="lg" loading={busy} disabled={!ready}>
          {t('存下照片')}
        </Button>
        <span className="sm mut" role="status">
          {t(STEPS[step])}
        </span>
      </form>
    </Dialog>
  )
}

const STEPS: Record<Step, string> = {
  idle: '',
  shrinking: '正在缩小照片……',
  asking: '正在核对同意……',
  sending: '正在送照片……',
}

/** The file itself, with a look at it before it is sent. A phone offers its camera and its album. */
const Pick = ({ file, set }: { file: File | null; set: (file: File | null) => void }) => {
  const field = useId()
  const [look, setLook] = useState<string | null>(null)
  useEffect(() => {
    if (!file) return setLook(null)
    const address = URL.createObjectURL(file)
    setLook(address)
    return () => URL.revokeObjectURL(address)
  }, [file])
  return (
    <div className="col" style={{ gap: 6 }}>
      <input
        id={field}
        type="file"
        className="picture-file"
        accept="image/jpeg,image/png,image/webp"
        onChange={(e) => set(e.currentTarget.files?.[0] ?? null)}
      />
      <label htmlFor={field} className="picture-pick">
        {file ? t('换一张照片') : t('选照片，或现在拍')}
      </label>
      {look ? <img src={look} alt={t('选中的照片')} className="picture-look" /> : null}
    </div>
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
