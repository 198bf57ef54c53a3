import { Button, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { HandOver } from './hand-over.tsx'
import { type Slip, Slips } from './slips.tsx'
import { Table } from './table.tsx'

/** The class teachers of one school: accounts for all of them in one table, slips to hand out, a class handed over. */
export const Screen = () => {
  const me = useMe()
  const [wanted, setWanted] = useState('')
  const schools = usePlaces({ kind: 'school', within: me.post.place.code })
  const open = schools.items.filter((s) => !s.closed)
  const code = wanted || (open.length === 1 ? (open[0]?.code ?? '') : '')
  const found = useAsk('listClassTeachers', { query: { place: code } }, { enabled: code !== '' })
  const [slips, setSlips] = useState<Slip[] | null>(null)
  if (slips && found.data) return <Slips school={found.data.school.name} slips={slips} close={() => setSlips(null)} />
  if (schools.error ?? found.error)
    return (
      <div className="page">
        <Fault
          error={(schools.error ?? found.error) as Error}
          again={() => {
            schools.again()
            void found.refetch()
          }}
        />
      </div>
    )
  return (
    <Page
      title={t('班主任账号')}
      aside={open.length === 1 ? open[0]?.name : undefined}
      actions={<Link to="/accounts">{t('全部账号')}</Link>}
    >
      {open.length > 1 ? (
        <Select
          label={t('哪所学校')}
          placeholder={t('请选')}
          searchable
          value={code || null}
          onChange={(v) => setWanted(v ?? '')}
          nothingFoundMessage={t('没有这所学校')}
          data={open.map((s) => ({ value: s.code, label: s.name }))}
          style={{ maxWidth: 320 }}
        />
      ) : null}
      {open.length > 1 && code === '' ? (
        <Empty text={t('选好学校，就一个班一行排出来：填上老师的名字，账号一次开好，印成纸条发下去。')} />
      ) : null}
      {schools.ready && open.length === 0 ? <Empty text={t('还没有学校，请先到“单位”里添加。')} /> : null}
      {code !== '' && !found.data ? <Loading /> : null}
      {code !== '' && found.data ? <School key={code} found={found.data} print={setSlips} /> : null}
    </Page>
  )
}

const School = ({ found, print }: { found: Answer<'listClassTeachers'>; print: (slips: Slip[]) => void }) => {
  const mayMake = useMay('account.write')
  const [handing, setHanding] = useState<string | null>(null)
  if (found.classes.length === 0)
    return (
      <Empty text={t('这所学校还没有班。写进第一份花名册，班会自动建好；也可以到“单位”里添加。')}>
        <Button variant="default" component={Link} to="/rosters">
          {t('去普查造册')}
        </Button>
      </Empty>
    )
  return (
    <>
      <Table found={found} mayMake={mayMake} hand={setHanding} print={print} />
      {handing ? (
        <HandOver school={found.school.code} classCode={handing} people={found.people} close={() => setHanding(null)} />
      ) : null}
    </>
  )
}
