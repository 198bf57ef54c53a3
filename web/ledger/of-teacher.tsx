import { useState } from 'react'
import type { Use } from '../../domain/registers/ledger.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { t } from '../words/words.ts'
import { Frame } from './frame.tsx'
import { HowMuch } from './number.tsx'
import { UseChoice } from './uses.tsx'
import { type Whom, WhomChoice } from './whom.tsx'

/** What a teacher paid for (S3.8, S3.10): how much, for what; who it was for may stay open. */
export const AdvanceForm = ({ near, close }: { near: readonly Whom[]; close: () => void }) => {
  const [n, setN] = useState<number | null>(null)
  const [use, setUse] = useState<Use>('health')
  const [whom, setWhom] = useState<Whom[]>([])
  const [child] = whom
  return (
    <Frame
      title={t('记我垫付的')}
      told={t('记上了，等学校报销。')}
      purposes={['生病送医', '买药', '生日蛋糕和水果', '过节的东西']}
      lacks={{ n: n === null ? t('请写垫了多少元，例如 36.5。') : undefined }}
      movement={n === null ? null : { sort: 'advance', n, use, ...(child ? { child: child.id } : {}) }}
      voucher
      close={close}
    >
      {(at) => (
        <>
          <HowMuch label={t('垫了多少')} unit={null} set={setN} fault={at('n')} />
          <UseChoice use={use} set={setUse} />
          <details open={at('child') ? true : undefined}>
            <summary className="sm" style={{ cursor: 'pointer', minHeight: 32 }}>
              {child ? t('为了{x}', { x: child.name }) : t('为了哪个孩子（可以不选）')}
            </summary>
            <WhomChoice label={t('为了谁')} near={near} chosen={whom} set={setWhom} most={1} fault={at('child')} />
          </details>
        </>
      )}
    </Frame>
  )
}

const TICKETS = '张饭票'

/** Small money or meal tickets for a child who lost them (S5.4): a name, a number. */
export const LendForm = ({ near, close }: { near: readonly Whom[]; close: () => void }) => {
  const [n, setN] = useState<number | null>(null)
  const [things, setThings] = useState<string | null>(null)
  const [whom, setWhom] = useState<Whom[]>([])
  const [child] = whom
  return (
    <Frame
      title={t('借给学生')}
      told={child ? t('记上了。{x}还的时候点一下“已还”。', { x: child.name }) : t('记上了。')}
      purposes={['丢了零钱', '丢了饭票', '临时用钱']}
      lacks={{
        child: child ? undefined : t('请点借给谁。'),
        n: n === null ? t('请写借了多少。') : undefined,
      }}
      movement={
        n === null || !child ? null : { sort: 'lend', n, child: child.id, ...(things === null ? {} : { things }) }
      }
      close={close}
    >
      {(at) => (
        <>
          <WhomChoice label={t('借给谁')} near={near} chosen={whom} set={setWhom} most={1} fault={at('child')} />
          <Choices label={t('借什么')} fault={undefined}>
            <Choice on={things === null} tap={() => setThings(null)} text={t('零钱')} />
            <Choice on={things === TICKETS} tap={() => setThings(TICKETS)} text={t('饭票')} />
          </Choices>
          <HowMuch
            key={things ?? 'money'}
            label={t('借了多少')}
            unit={things === null ? null : t('张')}
            set={setN}
            fault={at('n')}
          />
          <p className="mut sm" style={{ margin: 0 }}>
            {t('只有您和学校里管这个孩子的人看得到，不公布，不催。')}
          </p>
        </>
      )}
    </Frame>
  )
}
