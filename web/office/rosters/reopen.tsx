import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** A list that was written or undone, from its file and mended cells once more: nothing is written by opening it (F15). */
export const Reopen = ({ id, small }: { id: string; small?: true }) => {
  const navigate = useNavigate()
  const reopen = useDo('reopenRoster', ['listRosters'])
  return (
    <>
      <Button
        {...(small ? { size: 'xs' } : {})}
        variant="default"
        loading={reopen.isPending}
        onClick={() =>
          reopen.mutate(
            { params: { id } },
            {
              onSuccess: (roster) => {
                tell(t('照原表又打开了一份，改过的格子都在；现在什么也没写。'))
                void navigate({ to: '/rosters/$id', params: { id: roster.id } })
              },
            },
          )
        }
      >
        {t('再打开这份表')}
      </Button>
      {reopen.error ? <Fault error={reopen.error} /> : null}
    </>
  )
}
