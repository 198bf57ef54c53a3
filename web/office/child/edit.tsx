import { useState } from 'react'
import { sinceWords } from '../../client/child-text.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import type { File } from '../../file/child-file.ts'
import { type ChildFormValue, toChanges, toSeen } from '../../record/child-changes.ts'
import { ChildForm } from '../../record/child-form.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/words.ts'

/** Changes of facts with the day from which they hold. Numbers are shown masked, so they begin empty: empty leaves them. */
export const Edit = ({ id, file, close }: { id: string; file: File; close: () => void }) => {
  const own = [file.row.classId, file.row.villageId].filter((p) => p !== null).join(',')
  const places = usePlaces({ ids: own }, own !== '')
  // As they were when the form opened: numbers are not shown, and what comes in meanwhile must not pass for known.
  const [knew] = useState(file.versions)
  const change = useDo('changeChild')
  const code = (place: number | null) => places.items.find((p) => p.id === place)?.code ?? ''
  if (own !== '' && !places.ready) return null
  const { row } = file
  const able = (incapable: boolean | null) => (incapable === null ? '' : incapable ? 'no' : 'yes')
  const start: ChildFormValue = {
    name: row.name,
    sex: row.sex === 'unknown' ? '' : row.sex,
    birth: row.birth ?? '',
    birthdayBy: file.birthdayBy ?? '',
    ethnicity: file.ethnicity ?? '',
    classCode: code(row.classId),
    villageCode: code(row.villageId),
    address: row.address ?? '',
    boarder: row.boarder === null ? '' : row.boarder ? 'yes' : 'no',
    hukou: file.hukou === 'unknown' ? '' : file.hukou,
    fatherName: file.father.name ?? '',
    fatherState: file.father.state,
    fatherPlace: file.father.place ?? '',
    fatherSince: file.father.since ?? '',
    fatherAble: able(file.father.incapable),
    motherName: file.mother.name ?? '',
    motherState: file.mother.state,
    motherPlace: file.mother.place ?? '',
    motherSince: file.mother.since ?? '',
    motherAble: able(file.mother.incapable),
    carerName: file.carer.name ?? '',
    carerRelation: file.carer.relation ?? (file.carer.kind === 'alone' ? 'alone' : ''),
  }
  return (
    <Dialog onClose={close} title={t('改{name}的资料', { name: row.name })} size="xl">
      <ChildForm
        draftKey={`child.${id}`}
        start={start}
        busy={change.isPending}
        error={change.error}
        saveText={t('保存改动')}
        masked
        save={(value, since, seen, done) => {
          const changes = toChanges(value, seen)
          if (Object.keys(changes).length === 0) {
            done()
            return close()
          }
          change.mutate(
            { params: { id }, body: { since, changes, base: knew, seen: toSeen(seen) } },
            {
              onSuccess: () => {
                done()
                tell(t('已保存，从 {d} 起算。', { d: sinceWords(since) }))
                close()
              },
            },
          )
        }}
      />
    </Dialog>
  )
}
