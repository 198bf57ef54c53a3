import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useDo } from '../../client/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

/** Where a draft stands between who prepares it, who looks through it and who issues it; one line, and why it came back. */
export const ReviewLine = ({ summary }: { summary: Summary }) => {
  const { step, preparer, reviewer, remark } = summary.review
  if (step === 'open') return null
  const who = preparer ? t('拟稿：{who}，{d}', { who: preparer.name, d: dayWords(preparer.on) }) : ''
  const then = reviewer ? { who: reviewer.name, d: dayWords(reviewer.on) } : { who: '', d: '' }
  return (
    <div className={step === 'returned' && summary.state === 'draft' ? 'warnbox sm' : 'sm'} role="status">
      <div>{who}</div>
      {step === 'waiting' ? <div>{t('已送审，等另一个人审核。审完以前不能改。')}</div> : null}
      {step === 'passed' ? <div>{t('审核通过：{who}，{d}', then)}</div> : null}
      {step === 'returned' ? <div>{t('退回：{who}，{d}：{x}', { ...then, x: remark ?? '' })}</div> : null}
    </div>
  )
}

/** 送审, 审核通过, 退回: what whoever looks at the draft may do with it now. */
export const ReviewSteps = ({
  summary,
  saved,
  done,
}: {
  summary: Summary
  saved: boolean
  done: (summary: Summary) => void
}) => {
  const submit = useDo('submitSummary', ['listSummaries'])
  const review = useDo('reviewSummary', ['listSummaries'])
  const [returning, setReturning] = useState(false)
  const [remark, setRemark] = useState('')
  const params = { id: summary.id }
  const mine = !summary.canReview
  return (
    <>
      {submit.error ? <Fault error={submit.error} /> : null}
      {review.error ? <Fault error={review.error} /> : null}
      <div className="row">
        {summary.canSubmit ? (
          <Button
            variant="default"
            disabled={!saved}
            loading={submit.isPending}
            onClick={() => submit.mutate({ params, body: { version: summary.version } }, { onSuccess: done })}
          >
            {t('送审')}
          </Button>
        ) : null}
        {summary.canReturn ? (
          <Button variant="default" onClick={() => setReturning(true)}>
            {mine && summary.review.step === 'waiting' ? t('收回再改') : t('退回')}
          </Button>
        ) : null}
        {summary.canReview ? (
          <Button
            variant="default"
            loading={review.isPending}
            onClick={() => review.mutate({ params, body: { passed: true } }, { onSuccess: done })}
          >
            {t('审核通过')}
          </Button>
        ) : null}
      </div>
      {returning ? (
        <Dialog onClose={() => setReturning(false)} title={t('退回这份稿？')}>
          <div className="col" style={{ gap: 12 }}>
            <p>{t('退回以后拟稿的人可以接着改，改好了再送审。')}</p>
            <TextInput
              data-autofocus
              label={t('为什么退回')}
              value={remark}
              maxLength={200}
              onChange={(e) => setRemark(e.currentTarget.value)}
            />
            <div className="row">
              <span className="sp" />
              <Button variant="default" onClick={() => setReturning(false)}>
                {t('先不退')}
              </Button>
              <Button
                loading={review.isPending}
                disabled={remark.trim().length < 2}
                onClick={() =>
                  review.mutate(
                    { params, body: { passed: false, remark: remark.trim() } },
                    {
                      onSuccess: (s) => {
                        setReturning(false)
                        setRemark('')
                        done(s)
                      },
                    },
                  )
                }
              >
                {t('退回')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
