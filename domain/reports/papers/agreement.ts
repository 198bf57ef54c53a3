import { agreement } from '../../entries/agreement.ts'
import { dayIn, textIn } from '../../kit/answers.ts'
import { labelOf } from '../../kit/define-record.ts'
import { longDate } from '../prose/numbers.ts'
import { type Family, orLine, type Piece, type Sheet } from './sheet.ts'
import { BLANK } from './texts.ts'

/** The register that the paper is filled in from. */
export const AGREEMENT_KIND = agreement.kind

type Answers = Readonly<Record<string, unknown>>

const day = (answers: Answers | null, field: string): string | null => {
  const on = answers === null ? null : dayIn(answers, field)
  return on === null ? null : longDate(on)
}

/** What was asked of whoever is to look after the child, in the words of the law (未成年人保护法 Art. 22 para. 2). */
const UNFIT = [
  '实施性侵害、虐待、遗弃、拐卖、暴力伤害等违法犯罪行为',
  '有吸毒、酗酒、赌博等恶习',
  '曾拒不履行或者长期怠于履行监护、照护职责',
  '其他不适宜担任被委托人的情形',
]

/**
 * The agreement by which parents who work away entrust their child (S3.16; 未成年人保护法 Art. 22–23), a page a child: what the register
 * knows is filled in, the rest are lines. Signed with a hand or a thumb; parents stay guardians.
 */
export const agreementSheet = (family: Family, answers: Answers | null): Sheet => {
  const said = (field: string) => (answers === null ? null : orLine(labelOf(agreement, field, answers[field])))
  const view = said('childView')
  const note = answers === null ? null : orLine(textIn(answers, 'note'))
  const clauses: Piece[] = [
    `一、父母（委托人）外出期间，把孩子托给受托人照看，到${day(answers, 'until') ?? BLANK}为止。受托人照看孩子的吃住、学习和安全，不让孩子一个人住，不打骂，不丢下不管。`,
    `二、受托人愿意照看，也照看得了，没有法律写的这些情形：${UNFIT.join('；')}（未成年人保护法第二十二条）。`,
    '三、父母至少每周和孩子、受托人联系一次，问生活、学习和心里的事；学校、村（居）委会或者受托人有事找，马上想办法（第二十三条）。',
    `四、父母把托给谁书面告诉学校和村（居）委会。告诉学校：${day(answers, 'toldSchool') ?? BLANK}；告诉村（居）委会：${day(answers, 'toldVillage') ?? BLANK}。`,
    '五、孩子生病、受伤、不见了、不上学、心里难受，受托人当天告诉父母和学校；危急时先打 110、120。',
    '六、托给别人照看，父母还是监护人，该管的还要管。受托人照看不了了，早点告诉父母，由父母另托或者回来照看。',
  ].map((text) => ({ piece: 'text', text, at: 'in' }))
  return {
    key: family.id,
    name: family.name,
    alone: true,
    close: true,
    pieces: [
      { piece: 'title', text: '委托照护协议' },
      {
        piece: 'fill',
        items: [
          { label: '孩子', value: family.name },
          { label: '学校、班', value: orLine(`${family.schoolName} ${family.className ?? ''}`) },
          { label: '父母（委托人）', value: null },
          { label: '电话', value: null },
          { label: '受托人', value: answers === null ? null : orLine(textIn(answers, 'carer')) },
          { label: '是孩子的', value: said('relation') },
        ],
      },
      ...clauses,
      ...(view === null
        ? [{ piece: 'boxes', label: '问过孩子', options: ['愿意', '有想法，写在下面'] } as const]
        : [{ piece: 'text', text: `问过孩子：${view}。`, at: 'in' } as const]),
      { piece: 'fill', items: [{ label: '另外说好的', value: note, wide: true }] },
      {
        piece: 'fill',
        items: [
          { label: '父母签名或手印', value: null },
          { label: '受托人签名或手印', value: null },
          { label: '孩子签名', value: null },
          { label: '学校经手', value: null },
          { label: '村（居）委会经手', value: null },
          { label: '签的日子', value: null },
        ],
      },
      {
        piece: 'note',
        text: '一式四份：父母、受托人、学校、村（居）委会各留一份。签好以后在孩子的档案里登记“照护协议”。',
      },
    ],
  }
}
