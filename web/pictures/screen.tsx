import { Button } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { ATTACHED_TO } from '../../domain/registers/attachment.ts'
import { useAsk } from '../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Pictures } from './pictures.tsx'

/** Pictures of one thing on a page of their own: where one comes from a record that was just written, or from a voucher. */
export const Screen = () => {
  const params = useParams({ strict: false }) as { of: string; id: string }
  const router = useRouter()
  const of = ATTACHED_TO.find((one) => one === params.of) ?? 'record'
  const found = useAsk('listAttachments', { query: { of, on: params.id } })
  const { data } = found
  return (
    <Page
      kind="narrow"
      title={of === 'movement' ? t('凭证照片') : t('照片与附件')}
      aside={data ? t(data.title) : undefined}
      actions={
        router.history.canGoBack() ? (
          <Button variant="default" onClick={() => router.history.back()}>
            {t('回去')}
          </Button>
        ) : null
      }
    >
      {found.error && !data ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!data && !found.error ? <Loading rows={2} /> : null}
      {data && data.items.length === 0 ? (
        <Empty text={data.canAdd ? t('还没有照片。奖状、作业、票据、活动，都可以拍一张。') : t('还没有照片。')} />
      ) : null}
      {data ? <Pictures of={of} on={params.id} /> : null}
    </Page>
  )
}
