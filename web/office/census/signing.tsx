import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { tell } from '../../client/notify.ts'
import { queryClient, useDo } from '../../client/queries.ts'
import { AskReason } from '../../ui/ask-reason.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { t } from '../../words/words.ts'
import { Numbers } from './numbers.tsx'

type Data = Answer<'getCensus'>

/** How far the roll is gone over, what would be signed, and the signature: frozen, opened again for a reason. */
export const Signing = ({ data, waiting }: { data: Data; waiting: boolean }) => {
  const [open, setOpen] = useState<'rest' | 'sign' | 'reopen' | null>(null)
  const close = () => setOpen(null)
  const answer = useDo('answerCensus')
  // Of two who sign at once the second sees what the first has signed, without loading the page anew.
  const look = () => void queryClient.invalidateQueries({ queryKey: ['getCensus'] })
  const sign = useDo('signRoll')
  const reopen = useDo('reopenRoll')
  const { place, term, signed, todo, counts, left, anew } = data
  const rest = todo - anew
  const at = { place: place.code, term: term.id }
  const going = counts.children + left - todo
  return (
    <section className="card pad col" aria-label={t('签核')}>
      {signed ? (
        <p>
          <b>{t('{by}在{d}签核了 {n} 名', { by: signed.by, d: dayWords(signed.on), n: signed.counts.children })}</b>
          <span className="mut sm">{t('（第 {n} 版，从此固定）', { n: signed.version })}</span>
        </p>
      ) : (
        <p role="status">
          <b>
            {todo === 0
              ? t('{n} 名都核对过了，可以签核', { n: going })
              : t('核对了 {n} 名，还有 {m} 名', { n: going, m: todo })}
          </b>
          {anew > 0 ? (
            <span className="soon sm">{t('；其中 {n} 名上次签核以后变了，要逐个再点', { n: anew })}</span>
          ) : null}
          {left > 0 ? (
            <span className="mut sm">{t('；{n} 名说已离开，等学校办，不签在名册里', { n: left })}</span>
          ) : null}
        </p>
      )}
      <Numbers counts={signed?.counts ?? counts} />
      {data.open ? null : <p className="note">{t('{x}已经结束，只能看，不能再签。', { x: term.name })}</p>}
      <div className="row noprint" style={{ gap: 8 }}>
        {data.canAnswer && rest > 0 ? (
          <Button variant="default" disabled={waiting} onClick={() => setOpen('rest')}>
            {going === 0 ? t('{n} 名都没变', { n: rest }) : t('其余 {n} 名都没变', { n: rest })}
          </Button>
        ) : null}
        {data.canSign && !signed ? (
          <Button disabled={todo > 0 || waiting} onClick={() => setOpen('sign')}>
            {t('签核 {n} 名', { n: counts.children })}
          </Button>
        ) : null}
        {data.canSign && signed ? (
          <Button variant="default" onClick={() => setOpen('reopen')}>
            {t('重开')}
          </Button>
        ) : null}
        {data.canSign && !signed && todo > 0 ? <span className="sm mut">{t('每一名都点过才能签核。')}</span> : null}
      </div>
      {data.reopened.map((roll) => (
        <p key={roll.version} className="sm mut">
          {t('第 {n} 版：{by}{d}签核 {m} 名；{who}{on}重开：{x}', {
            n: roll.version,
            by: roll.by,
            d: dayWords(roll.on),
            m: roll.counts.children,
            who: roll.reopenedBy ?? '',
            on: roll.reopenedOn ? dayWords(roll.reopenedOn) : '',
            x: roll.reason ?? '',
          })}
        </p>
      ))}
      {open === 'rest' ? (
        <Confirm
          title={t('其余 {n} 名都没变', { n: rest })}
          text={t('这 {n} 名的父母、照看人、住宿都和登记的一样。点错了还可以逐个改。', { n: rest })}
          yes={t('都没变')}
          no={t('再看看')}
          busy={answer.isPending}
          error={answer.error}
          go={() => answer.mutate({ body: { ...at, rest } }, { onSuccess: close })}
          close={close}
        />
      ) : null}
      {open === 'sign' ? (
        <Confirm
          title={t('签核{x}的名册', { x: place.name })}
          text={t(
            '{term}，{n} 名：教育口径留守 {e} 名，国务院口径 {s} 名。签核后名册和人数固定；之后变了的另外列出，要改得写明原因重开。',
            {
              term: term.name,
              n: counts.children,
              e: counts.education,
              s: counts.state,
            },
          )}
          yes={t('签核')}
          no={t('再看看')}
          busy={sign.isPending}
          error={sign.error}
          go={() =>
            sign.mutate(
              { body: { ...at, children: counts.children } },
              {
                onError: look,
                onSuccess: () => {
                  tell(t('签核好了，人数已经固定。'))
                  close()
                },
              },
            )
          }
          close={close}
        />
      ) : null}
      {open === 'reopen' && signed ? (
        <AskReason
          title={t('重开{x}的名册', { x: place.name })}
          text={t('原来签的留着，看得到；重开后要再签一次才算签核。')}
          label={t('为什么重开')}
          hint={t('例如：漏了一名转入的')}
          yes={t('重开')}
          busy={reopen.isPending}
          error={reopen.error}
          go={(reason) =>
            reopen.mutate({ body: { ...at, version: signed.version, reason } }, { onError: look, onSuccess: close })
          }
          close={close}
        />
      ) : null}
    </section>
  )
}
