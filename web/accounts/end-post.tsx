import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Role } from '../../domain/roles.ts'
import { dayWords } from '../client/child-text.ts'
import { refusedAt } from '../client/faults-at.ts'
import { FootFault } from '../client/foot-fault.tsx'
import { useMe } from '../client/me.tsx'
import { useDo } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../words/words.ts'

const REASONS = ['换班', '换岗', '调走', '离职或退休', '长假', '加错了']

/** One post ends from a day on, with the reason; the account and its other posts stay. */
export const EndPost = ({
  account,
  post,
  close,
  done,
}: {
  account: { id: string; name: string; posts: readonly unknown[] }
  post: { id: string; role: Role; roleName: string; place: { name: string } }
  close: () => void
  done: (words: string) => void
}) => {
  const { today } = useMe()
  const end = useDo('endPost')
  const no = refusedAt(end.error)
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const last = account.posts.length === 1
  const { name } = account
  return (
    <Dialog onClose={close} title={t('结束{name}的这个职务', { name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          setTried(true)
          if (reason.trim() === '') return
          end.mutate(
            { params: { id: account.id, postId: post.id }, body: { on, reason } },
            {
              onSuccess: () =>
                done(
                  on > today
                    ? t('到{d}起不再担任，在那以前照旧。', { d: dayWords(on) })
                    : t('职务已结束。{name}的登录已退出。', { name }),
                ),
            },
          )
        }}
      >
        <p>
          <b>{post.roleName}</b>（{post.place.name}）
        </p>
        <p className="sm mut">
          {last
            ? t('这是最后一个职务。账号不停用，但结束以后登录只看得到一句说明；以后可以再加职务。')
            : t('记过的都还在，别的职务照旧。')}
          {post.role === 'head-teacher' ? ` ${t('有人接这个班的话，用“交接班级”更省事：没办的事会一起转。')}` : ''}
        </p>
        <TextInput
          type="date"
          label={t('从哪天起不再担任')}
          value={on}
          onChange={(e) => setOn(e.currentTarget.value)}
          error={no.at('on')}
          required
        />
        <Choices
          label={t('原因')}
          fault={tried && reason.trim() === '' ? t('请选一个原因，或写一句') : no.at('reason')}
        >
          {REASONS.map((r) => (
            <Choice key={r} on={reason === r} tap={() => setReason(r)} text={r} />
          ))}
        </Choices>
        <TextInput
          aria-label={t('别的原因')}
          placeholder={t('别的原因，写一句')}
          value={REASONS.some((r) => r === reason) ? '' : reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          minLength={2}
          maxLength={200}
        />
        <FootFault of={no} />
        <Button type="submit" loading={end.isPending}>
          {t('结束职务')}
        </Button>
      </form>
    </Dialog>
  )
}
