import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDo } from '../../client/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

/** An issued summary is taken back with a reason; what follows stands before the button (F25). */
export const WithdrawDialog = ({
  summary,
  close,
  done,
}: {
  summary: Summary
  close: () => void
  done: (withdrawn: Summary) => void
}) => {
  const [reason, setReason] = useState('')
  const withdraw = useDo('withdrawSummary')
  return (
    <Dialog onClose={close} title={t('撤回这份总结？')}>
      <div className="col" style={{ gap: 12 }}>
        <p>{t('原稿还在，谁都看得到它已撤回和原因。再起一稿时，从这一份的文字接着写。')}</p>
        <TextInput
          data-autofocus
          label={t('为什么撤回')}
          value={reason}
          maxLength={200}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        {withdraw.error ? <Fault error={withdraw.error} /> : null}
        <div className="row">
          <span className="sp" />
          <Button variant="default" onClick={close}>
            {t('先不撤')}
          </Button>
          <Button
            loading={withdraw.isPending}
            disabled={reason.trim().length < 2}
            onClick={() =>
              withdraw.mutate({ params: { id: summary.id }, body: { reason: reason.trim() } }, { onSuccess: done })
            }
          >
            {t('撤回')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
