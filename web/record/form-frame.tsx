import { Button } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { hush, tell } from '../client/notify.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** What every form of a record has on top: the way back on a phone, what it is, the draft; and what it corrects. */
export const FormHead = ({
  title,
  draft,
  old,
}: {
  title: string
  draft: { restored: boolean; discard: () => void }
  old: { on: string; by: string; line: string } | null
}) => {
  const navigate = useNavigate()
  const router = useRouter()
  useEffect(hush, [])
  return (
    <>
      <div className="hd">
        <button
          type="button"
          className="linkish only-phone"
          aria-label={t('返回')}
          style={{ minWidth: 44, minHeight: 44, fontSize: 24, marginLeft: -12, textAlign: 'center' }}
          onClick={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/today' }))}
        >
          ‹
        </button>
        <h1>{old ? t('更正{x}', { x: title }) : title}</h1>
        <span className="sp" />
        {draft.restored ? (
          <>
            <span className="mut sm">{t('接着上次的草稿')}</span>
            <button type="button" className="linkish sm" onClick={draft.discard}>
              {t('不要了')}
            </button>
          </>
        ) : (
          <span className="mut sm">{t('草稿会自动留着')}</span>
        )}
      </div>
      {old ? (
        <div className="note">
          {t('原来 {d} {by} 记的：{x}。保存后以这一条为准，原来那条还查得到。', {
            d: dayWords(old.on),
            by: old.by,
            x: old.line,
          })}
        </div>
      ) : null}
    </>
  )
}

/** The button where the thumb is, and above it what stands in its way: further up that would stand below the bar's edge. */
export const FormFoot = ({
  error,
  refused,
  lacks,
  aside,
  busy,
  disabled = false,
  save,
}: {
  error: Error | null
  /** Why the server did not take it; empty where it did. */
  refused: string
  lacks: string | undefined
  aside: ReactNode
  busy: boolean
  disabled?: boolean
  save: () => void
}) => (
  <div className="bottom">
    {error || refused ? (
      <div style={{ marginBottom: 8 }}>
        <Fault error={error ?? new Error(refused)} />
      </div>
    ) : null}
    {lacks ? (
      <div className="sm c-overdue" role="status" style={{ marginBottom: 6 }}>
        {lacks}
      </div>
    ) : null}
    <Button fullWidth size="lg" onClick={save} loading={busy} disabled={disabled}>
      {t('记好了')}
    </Button>
    <div className="xs mut" style={{ textAlign: 'center', marginTop: 4 }}>
      {aside}
    </div>
  </div>
)

/** Who is to be recorded next; null where nobody is. */
type Next = { ids: readonly string[]; who: string } | null

/** Says that a record is kept, with who is next and the way to put it right; or that it lies in this phone until it can be sent. */
export const useTellKept = () => {
  const navigate = useNavigate()
  const mayAdd = useMay('attachment.write')
  const mayBook = useMay('ledger.write')
  return (
    kind: string,
    recordId: string,
    who: string,
    sent: boolean,
    next: Next = null,
    urgent = false,
    /** It tells of money that a fund gave. */
    gave = false,
  ) => {
    const onward = next ? (
      <a
        href={`/record/${kind}?children=${next.ids.join(',')}`}
        style={{ display: 'inline-block', minHeight: 32, marginRight: 12 }}
        onClick={(e) => {
          e.preventDefault()
          void navigate({ to: '/record/$kind', params: { kind }, search: { children: next.ids.join(',') } as never })
        }}
      >
        {t('下一个：{who}', { who: next.who })}
      </a>
    ) : null
    // Nobody can see a worry that lies in a phone: the call does not wait for the network.
    if (!sent && urgent)
      return tell(t('没有网，{who}的这一条别人还看不到：先打电话。记录存在手机里，有网时会自己发出。', { who }), 15)
    if (!sent)
      return tell(
        <>
          {t('没有网：{who}的记录先存在手机里，有网时会自己发出。', { who })} {onward}
          {mayAdd ? (
            <a
              href="/unsent"
              style={{ display: 'inline-block', minHeight: 32, marginLeft: 12 }}
              onClick={(e) => {
                e.preventDefault()
                void navigate({ to: '/unsent' })
              }}
            >
              {t('添照片')}
            </a>
          ) : null}
        </>,
        10,
      )
    tell(
      <>
        {t('记好了：{who}。', { who })} {onward}
        <a
          href={`/record/${kind}?replaces=${recordId}`}
          onClick={(e) => {
            e.preventDefault()
            void navigate({ to: '/record/$kind', params: { kind }, search: { replaces: recordId } })
          }}
        >
          {t('记错了，改一下')}
        </a>
        {gave ? (
          mayBook ? (
            <a
              href={`/ledger?record=${recordId}`}
              style={{ display: 'inline-block', minHeight: 32, marginLeft: 12 }}
              onClick={(e) => {
                e.preventDefault()
                void navigate({ to: '/ledger', search: { record: recordId } as never })
              }}
            >
              {t('钱从资金里入账')}
            </a>
          ) : (
            <span style={{ marginLeft: 12 }}>{t('这笔钱在管账的人那里等着入账。')}</span>
          )
        ) : null}
        {mayAdd && !urgent ? (
          <a
            href={`/pictures/record/${recordId}`}
            style={{ display: 'inline-block', minHeight: 32, marginLeft: 12 }}
            onClick={(e) => {
              e.preventDefault()
              void navigate({ to: '/pictures/$of/$id', params: { of: 'record', id: recordId } as never })
            }}
          >
            {t('添照片')}
          </a>
        ) : null}
      </>,
      10,
    )
  }
}
