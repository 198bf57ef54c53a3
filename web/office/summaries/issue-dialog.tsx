import { Button, Modal } from '@mantine/core'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

/** The last look before text and numbers are fixed: as of which day, what still holds it up, what is only worth a look. */
export const IssueDialog = ({
  summary,
  close,
  done,
}: {
  summary: Summary
  close: () => void
  done: (issued: Summary) => void
}) => {
  const issue = useDo('issueSummary')
  const holds = summary.checks.filter((c) => c.level === 'stop' || c.level === 'confirm')
  const looks = summary.checks.filter((c) => c.level === 'look')
  return (
    <Modal opened onClose={close} title={t('签发这份总结？')}>
      <div className="col" style={{ gap: 12 }}>
        <p>
          {t('数据截至 {d}。签发后文字和数字都固定下来，带校验码；以后的变化会列在旁边，不会改动它。', {
            d: longDate(summary.cutoff),
          })}
        </p>
        {holds.length ? (
          <div className="warnbox" role="alert">
            <b>{t('还不能签发')}</b>
            {holds.map((c) => (
              <div key={c.key}>· {c.text}</div>
            ))}
          </div>
        ) : null}
        {looks.length ? (
          <div className="sm">
            <b>{t('再看一眼')}</b>
            {looks.map((c) => (
              <div key={c.key}>· {c.text}</div>
            ))}
          </div>
        ) : null}
        {issue.error ? <Fault error={issue.error} /> : null}
        <div className="row">
          <span className="sp" />
          <Button variant="default" onClick={close}>
            {t('再看看')}
          </Button>
          <Button
            loading={issue.isPending}
            disabled={holds.length > 0}
            onClick={() =>
              issue.mutate({ params: { id: summary.id }, body: { version: summary.version } }, { onSuccess: done })
            }
          >
            {t('签发，数字固定')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
