import { Button } from '@mantine/core'
import { useState } from 'react'
import { copyText } from '../client/copy-text.ts'
import { useMe } from '../client/me.tsx'
import { t } from '../words/words.ts'
import { type ByClass, reminderText } from './hand-on.ts'

/** A ready word to each head teacher, to be pasted where they read: the system sends nothing (F21). */
export const Remind = ({ classes, unit, back }: { classes: readonly ByClass[]; unit: string; back: () => void }) => {
  const me = useMe()
  const texts = classes.map((c) => ({ key: c.classId ?? 0, text: reminderText(c, unit, me.today), of: c }))
  return (
    <div className="col" style={{ gap: 10 }}>
      <p className="sm mut" style={{ margin: 0 }}>
        {t('系统不会替您发。复制后发给本人；里面有孩子的姓名，请不要发到家长群。')}
      </p>
      <div className="row">
        <Copy text={texts.map(({ text }) => text).join('\n\n')} label={t('全部复制')} filled />
        <Button variant="default" onClick={back}>
          {t('回到名单')}
        </Button>
      </div>
      <div className="lines">
        {texts.map(({ key, text, of }) => (
          <div key={key} className="row reminder">
            <p>{text}</p>
            <Copy text={text} label={t('复制')} of={of.headTeacher ?? of.className} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** Copies and says so; where the browser does not let us, the text stands there to be chosen by hand. */
export const Copy = ({
  text,
  label,
  of,
  filled = false,
  small = false,
}: {
  text: string
  label: string
  of?: string
  filled?: boolean
  small?: boolean
}) => {
  const [done, setDone] = useState<boolean | null>(null)
  return (
    <Button
      {...(small ? { size: 'xs' } : {})}
      variant={filled ? 'filled' : 'default'}
      aria-label={of ? t('{label}给{name}的话', { label: done ? t('已复制') : label, name: of }) : undefined}
      onClick={() => void copyText(text).then(setDone)}
    >
      {done === null ? label : done ? t('已复制') : t('没能复制，请选中文字')}
    </Button>
  )
}
