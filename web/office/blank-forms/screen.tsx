import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** The blank forms of an office and those above it, each handed in once and filled ever after (dossier §10.4; decision 064). */
export const Screen = () => {
  const navigate = useNavigate()
  const mayKeep = useMay('blank-form.write')
  const found = useAsk('listBlankForms', {})
  const add = useDo('addBlankForm', ['listBlankForms'])
  const picker = useRef<HTMLInputElement>(null)
  const send = (file: File | undefined) => {
    if (!file) return
    add.mutate(
      { query: { name: file.name }, file },
      { onSuccess: (form) => void navigate({ to: '/forms/$id', params: { id: form.id } }) },
    )
  }
  const items = found.data?.items ?? []
  return (
    <Page
      title={t('表样')}
      aside={t('上级发来的空白表，交一次，以后点一下就填好')}
      actions={
        mayKeep ? (
          <>
            <input
              ref={picker}
              type="file"
              accept=".xlsx,.docx"
              aria-label={t('选一张空白表')}
              hidden
              onChange={(e) => {
                send(e.currentTarget.files?.[0])
                e.currentTarget.value = ''
              }}
            />
            <Button loading={add.isPending} onClick={() => picker.current?.click()}>
              {t('交一张空白表')}
            </Button>
          </>
        ) : undefined
      }
    >
      {add.error ? <Fault error={add.error} /> : null}
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading /> : null}
      {found.data && items.length === 0 ? (
        <p className="mut">
          {t(
            '还没有表样。.xlsx 或 .docx 的空白表都行：一行表头下面几行空的，或者名称旁边留空。有宏、连着别的文件的不收。',
          )}
        </p>
      ) : null}
      {items.map((form) => (
        <div key={form.id} className="card pad row" style={{ gap: '4px 16px', flexWrap: 'wrap' }}>
          <Link to="/forms/$id" params={{ id: form.id }} className="name" style={{ flex: 1, minWidth: 160 }}>
            {form.title}
          </Link>
          <span className="sm mut">
            {t('{format} · {place}的 · {who}，{d}', {
              format: form.format === 'xlsx' ? 'Excel' : 'Word',
              place: form.place.name,
              who: form.by,
              d: dayWords(form.on),
            })}
          </span>
        </div>
      ))}
    </Page>
  )
}
