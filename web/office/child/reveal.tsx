import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDo } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

const PEOPLE = [
  ['carerPhones', '照看人'],
  ['motherPhones', '妈妈'],
  ['fatherPhones', '爸爸'],
] as const

/** Why a family is called: one tap instead of a sentence typed each time. */
const WHY = ['打电话联系家长', '约家访', '孩子有急事', '核对号码']

/** Full numbers for a reason. Phones stay open on the file for the day; an ID number is gone again when the box is closed. */
export const Reveal = ({ id, what, close }: { id: string; what: 'phones' | 'id-number'; close: () => void }) => {
  const reveal = useDo('revealChild', ['getChild'])
  const [reason, setReason] = useState('')
  const shown = reveal.data
  return (
    <Dialog onClose={close} title={what === 'phones' ? t('看完整电话') : t('看完整身份证号、学籍号')}>
      {shown ? (
        <div className="col">
          <div className="facts">
            {shown.idNumber ? (
              <>
                <span className="mut">{t('身份证')}</span>
                <b>{shown.idNumber}</b>
              </>
            ) : null}
            {shown.studentNo ? (
              <>
                <span className="mut">{t('学籍号')}</span>
                <b>{shown.studentNo}</b>
              </>
            ) : null}
            {PEOPLE.flatMap(([key, name]) =>
              shown[key].map((phone) => [
                <span key={`${key}${phone}n`} className="mut">
                  {t(name)}
                </span>,
                <a key={`${key}${phone}`} href={`tel:${phone}`}>
                  {phone}
                </a>,
              ]),
            )}
          </div>
          <Button variant="default" onClick={close}>
            {t('看好了')}
          </Button>
        </div>
      ) : (
        <form
          className="col"
          onSubmit={(e) => {
            e.preventDefault()
            reveal.mutate({ params: { id }, body: { what, reason } })
          }}
        >
          {what === 'phones' ? (
            <Choices label={t('点一下就打开，今天一直看得到')} fault={undefined}>
              {WHY.map((why) => (
                <Choice
                  key={why}
                  on={false}
                  tap={() => reveal.mutate({ params: { id }, body: { what, reason: why } })}
                  text={t(why)}
                />
              ))}
            </Choices>
          ) : null}
          <TextInput
            label={what === 'phones' ? t('或者写别的原因') : t('为什么要看')}
            description={t('原因会留在档案的“谁看过”里')}
            placeholder={t('例如：联系家长核对情况')}
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
            required
            minLength={2}
            data-autofocus
          />
          {reveal.error ? <Fault error={reveal.error} /> : null}
          <Button type="submit" loading={reveal.isPending}>
            {t('打开号码')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
