import { Button } from '@mantine/core'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import type { ChildField, Clash } from './child-changes.ts'

const TITLES: Record<ChildField, string> = {
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  birthdayBy: '生日怎么过',
  idNumber: '身份证号',
  studentNo: '学籍号',
  ethnicity: '民族',
  classCode: '班',
  villageCode: '村',
  address: '住址',
  boarder: '住宿',
  hukou: '户口',
  fatherName: '父亲姓名',
  fatherState: '父亲在哪',
  fatherPlace: '父亲在外地点',
  fatherSince: '父亲外出时间',
  fatherAble: '父亲能不能照看',
  fatherPhones: '父亲电话',
  motherName: '母亲姓名',
  motherState: '母亲在哪',
  motherPlace: '母亲在外地点',
  motherSince: '母亲外出时间',
  motherAble: '母亲能不能照看',
  motherPhones: '母亲电话',
  carerName: '照看人姓名',
  carerRelation: '照看人是孩子的',
  carerPhones: '照看人电话',
}

/** Two values of the same fact, who wrote the other and when: one tap settles it. */
export const Clashes = ({
  clashes,
  words,
  settle,
}: {
  clashes: readonly Clash[]
  words: (field: ChildField, value: string) => string
  settle: (clash: Clash, keepMine: boolean) => void
}) => (
  <div className="warnbox col" role="alert">
    <b>{t('有 {n} 项刚被别人改过，请选用哪一个：', { n: clashes.length })}</b>
    {clashes.map((c) => (
      <div key={c.field} className="col" style={{ gap: 4 }}>
        <span>{t(TITLES[c.field])}</span>
        <div className="row" style={{ gap: 8 }}>
          <Button variant="default" size="xs" onClick={() => settle(c, true)}>
            {t('用我填的：{x}', { x: words(c.field, c.mine) || t('空') })}
          </Button>
          <Button variant="default" size="xs" onClick={() => settle(c, false)}>
            {t('用{by}{on}改的：{x}', {
              by: c.by,
              on: c.on ? dayWords(c.on) : '',
              x: words(c.field, c.theirs) || t('空'),
            })}
          </Button>
        </div>
      </div>
    ))}
  </div>
)
