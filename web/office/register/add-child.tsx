import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer, Ask } from '../../client/call.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { type ChildFormValue, toChanges } from '../../record/child-changes.ts'
import { ChildForm } from '../../record/child-form.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/words.ts'
import { Alike } from './alike.tsx'

type Body = NonNullable<Ask<'addChild'>['body']>
/** What was typed and waits: found alike, until somebody says that it is another child. */
type Waiting = { body: Body; done: () => void; found: Answer<'findAlike'>['items'] }

/** One child by hand: what is known; the rest grows over time. Who may already have a file is shown first. */
export const AddChild = ({ close }: { close: () => void }) => {
  const navigate = useNavigate()
  const add = useDo('addChild')
  const look = useDo('findAlike', [])
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const send = (body: Body, done: () => void) =>
    add.mutate(
      { body },
      {
        onSuccess: (made) => {
          done()
          tell(t('已添进花名册。'))
          close()
          void navigate({ to: '/children/$id', params: { id: made.id } })
        },
        onError: () => setWaiting(null),
      },
    )
  const save = (value: ChildFormValue, since: string, _seen: ChildFormValue, done: () => void, id: string) => {
    const body: Body = { id, since, changes: { ...toChanges(value, {}), name: value.name ?? '' } }
    add.reset()
    look.mutate(
      { body: { changes: body.changes } },
      { onSuccess: ({ items }) => (items.length ? setWaiting({ body, done, found: items }) : send(body, done)) },
    )
  }
  return (
    <Dialog onClose={close} title={t('添一名孩子')} size="xl">
      {waiting ? (
        <Alike
          found={waiting.found}
          busy={add.isPending}
          another={() => send(waiting.body, waiting.done)}
          back={() => setWaiting(null)}
          close={close}
        />
      ) : null}
      {/* Kept, also what no draft keeps: numbers. */}
      <div hidden={waiting !== null}>
        <ChildForm
          draftKey="child.new"
          start={{}}
          error={add.error ?? look.error}
          busy={look.isPending || add.isPending}
          save={save}
          saveText={t('添进花名册')}
          needName
        />
      </div>
    </Dialog>
  )
}
