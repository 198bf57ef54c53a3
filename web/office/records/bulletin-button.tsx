import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { BULLETIN_KINDS } from '../../../domain/reports/bulletin/record-told.ts'
import { REPORT_FACES } from '../../../domain/reports/kinds.ts'
import type { Answer } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** 写成简报: the record becomes a bulletin of the place where whoever opens it works; nothing where that place has none. */
export const BulletinButton = ({ record }: { record: Answer<'listRecords'>['items'][number] }) => {
  const me = useMe()
  const may = useMay('report.write')
  const navigate = useNavigate()
  const open = useDo('openSummary', ['listSummaries'])
  const face = REPORT_FACES.bulletin
  const here = face.placeKinds.some((kind) => kind === me.post.place.kind) && face.write.includes(me.post.role)
  if (!may || !here || !BULLETIN_KINDS.some((kind) => kind.kind === record.kind)) return null
  return (
    <div className="row noprint">
      <Button
        size="compact-sm"
        variant="default"
        loading={open.isPending}
        onClick={() =>
          open.mutate(
            { body: { kind: face.kind, place: me.post.place.code, record: record.id, level: 'public' } },
            { onSuccess: (s) => void navigate({ to: '/summaries/$id', params: { id: s.id } }) },
          )
        }
      >
        {t('写成简报')}
      </Button>
      <span className="mut xs">{t('先写成公开稿：不足5的数不出，不写姓名。')}</span>
      {open.error ? <Fault error={open.error} /> : null}
    </div>
  )
}
