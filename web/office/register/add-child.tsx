import { useNavigate } from '@tanstack/react-router'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { type ChildFormValue, toChanges } from '../../record/child-changes.ts'
import { ChildForm } from '../../record/child-form.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/words.ts'

/** One child by hand: what is known; the rest grows over time. */
export const AddChild = ({ close }: { close: () => void }) => {
  const navigate = useNavigate()
  const add = useDo('addChild')
  const save = (value: ChildFormValue, since: string, _seen: ChildFormValue, done: () => void, id: string) =>
    add.mutate(
      { body: { id, since, changes: { ...toChanges(value, {}), name: value.name ?? '' } } },
      {
        onSuccess: () => {
          done()
          tell(t('已添进花名册。'))
          close()
          void navigate({ to: '/children/$id', params: { id } })
        },
      },
    )
  return (
    <Dialog onClose={close} title={t('添一名孩子')} size="xl">
      <ChildForm
        draftKey="child.new"
        start={{}}
        error={add.error}
        busy={add.isPending}
        save={save}
        saveText={t('添进花名册')}
        needName
      />
    </Dialog>
  )
}
