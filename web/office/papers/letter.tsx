import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { useMe } from '../../client/me.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { useFamilies } from './families.ts'
import { filled, GAPS, LETTERS, unknownGaps } from './letter-text.ts'

type Which = keyof typeof LETTERS
/** The letter stays on this computer as its writer left it: it holds gaps, no names. */
const keyOf = (account: string, which: Which) => `nuanyang.letter.${account}.${which}`

/** A letter to each family with a slip to send back (S3.21): written once, filled in for each child that the register shows, a sheet each. */
export const Screen = () => {
  const me = useMe()
  const { list, printing, schoolOf } = useFamilies()
  const [which, setWhich] = useState<Which>('start')
  const known = (of: Which) => localStorage.getItem(keyOf(me.accountId, of)) ?? LETTERS[of]
  const [text, setText] = useState(() => known('start'))
  const [teacher, setTeacher] = useState(me.post.role === 'head-teacher' ? me.name : '')
  const write = (next: string) => {
    setText(next)
    localStorage.setItem(keyOf(me.accountId, which), next)
  }
  const wrong = unknownGaps(text)
  return (
    <Page
      kind="letters"
      title={t('致家长的一封信')}
      aside={list.first ? t('{n} 封，一家一页，带回执', { n: list.first.total }) : null}
      actions={
        <>
          <Button variant="default" component={Link} to="/children">
            {t('回花名册')}
          </Button>
          <Button loading={printing.busy} disabled={!list.first?.total || wrong.length > 0} onClick={printing.print}>
            {t('打印')}
          </Button>
        </>
      }
    >
      <section className="card pad col noprint" style={{ gap: 12 }}>
        <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
          <SegmentedControl
            aria-label={t('哪一封')}
            value={which}
            onChange={(next) => {
              const of = next === 'end' ? 'end' : 'start'
              setWhich(of)
              setText(known(of))
            }}
            data={[
              { value: 'start', label: t('学期初') },
              { value: 'end', label: t('学期末') },
            ]}
          />
          <TextInput
            label={t('班主任')}
            value={teacher}
            maxLength={20}
            onChange={(e) => setTeacher(e.currentTarget.value)}
          />
          <button type="button" className="linkish sm" onClick={() => write(LETTERS[which])}>
            {t('恢复原来的写法')}
          </button>
        </div>
        <Textarea
          label={t('信的内容')}
          description={t('花括号里的会换成每个孩子自己的：{x}', {
            x: Object.values(GAPS)
              .map((word) => `{${word}}`)
              .join(' '),
          })}
          error={
            wrong.length ? t('不认识 {x}，请改成上面的几种，或者去掉花括号。', { x: wrong.join('、') }) : undefined
          }
          value={text}
          autosize
          minRows={8}
          maxLength={1500}
          onChange={(e) => write(e.currentTarget.value)}
        />
        <p className="sm mut" style={{ margin: 0 }}>
          {t('发出以后，到“记一笔”里记“致家长的一封信”：哪家回执回来了，哪家是打电话读给老人听的。')}
        </p>
      </section>
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={8} /> : null}
      {list.first && list.items.length === 0 ? <Empty text={t('花名册里没有这样的孩子，回去换个条件。')} /> : null}
      {list.items.map((child) => (
        <article key={child.id} className="card pad letter" aria-label={child.name}>
          <h2>{t('致家长的一封信')}</h2>
          {filled(text, {
            child: child.name,
            className: child.className ?? '',
            school: schoolOf(child.schoolId),
            teacher: teacher.trim(),
            today: longDate(me.today),
          })
            .split('\n')
            .map((paragraph, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text have no other name
              <p key={i}>{paragraph}</p>
            ))}
          <section className="receipt">
            <b>{t('回执（请剪下来交给孩子带回）')}</b>
            <p>
              {t('{name}（{x}）的家长已收到信。', { name: child.name, x: child.className ?? '' })}
              <span className="blank" />
            </p>
            <p>
              {t('签名或手印')} <span className="blank" /> {t('电话')} <span className="blank" />
            </p>
            <p>
              {t('想对学校说的')} <span className="blank wide" />
            </p>
          </section>
        </article>
      ))}
      {list.more && !printing.whole ? (
        <Button variant="default" className="noprint" loading={list.busy} onClick={list.more}>
          {t('再看一些')}
        </Button>
      ) : null}
    </Page>
  )
}
