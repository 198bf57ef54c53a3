import { Button } from '@mantine/core'
import { useState } from 'react'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { AskReason } from '../ui/ask-reason.tsx'
import { t } from '../words/words.ts'

/** Takes back that these children were taken in, with a reason: they sit again where they came from, and wait. */
export const UndoAcceptance = ({ ids, title }: { ids: readonly string[]; title: string }) => {
  const [asking, setAsking] = useState(false)
  // Said at once: on the list of what is done these stand no longer.
  const undo = useDo('undoAcceptance', undefined, (done) =>
    tell(t('撤回了 {n} 名的接收，孩子仍在原来的学校，等这里接收。', { n: done.undone })),
  )
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={ids.length === 0}
        onClick={() => setAsking(true)}
        aria-label={t('撤回接收：{x}，{n} 名', { x: title, n: ids.length })}
      >
        {t('撤回接收')}
      </Button>
      {asking ? (
        <AskReason
          title={t('撤回 {n} 名的接收', { n: ids.length })}
          text={t('孩子回到原来的学校和班级，等这里重新接收或退回。接收以后已经记过、改过的，不能撤回。')}
          label={t('为什么撤回')}
          hint={t('例如 选错了班')}
          yes={t('撤回接收')}
          busy={undo.isPending}
          error={undo.error}
          go={(reason) => undo.mutate({ body: { ids: [...ids], reason } })}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
