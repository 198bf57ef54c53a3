import { OWN_CONSENT_AGE, PROCESSINGS } from '../../entries/legal-basis.ts'
import { type Family, orLine, type Sheet } from './sheet.ts'

/**
 * What a family agrees to and what not, each by itself, a page a child (个人信息保护法 Art. 14–16, 28–31; dossier §3.7): nothing hangs together, a no
 * costs the child nothing, and a yes can be taken back. What the law obliges a school to is not asked for. Signed with a hand or a thumb.
 */
export const consentSheet = (family: Family): Sheet => ({
  key: family.id,
  name: family.name,
  alone: true,
  close: true,
  pieces: [
    { piece: 'title', text: '同意书' },
    {
      piece: 'fill',
      items: [
        { label: '孩子', value: family.name },
        { label: '学校、班', value: orLine(`${family.schoolName} ${family.className ?? ''}`) },
      ],
    },
    {
      piece: 'text',
      text: '下面这些事，学校要先问过家里才做。一件一件定：同意的在“同意”下面打勾，不同意的在“不同意”下面打勾。不同意，不影响孩子上学，也不影响老师照看。同意了以后想收回，随时告诉班主任。',
      at: 'in',
    },
    {
      piece: 'table',
      head: ['为了什么', '用在哪里', '同意', '不同意', '同意到哪天'],
      rows: PROCESSINGS.filter(({ basis }) => basis === 'consent').map(({ title, carries }) => [
        title,
        carries,
        '□',
        '□',
        '',
      ]),
      widths: [26, 34, 10, 12, 18],
    },
    {
      piece: 'fill',
      items: [
        { label: '监护人签名或手印', value: null },
        { label: '是孩子的', value: null },
        { label: `孩子签名（满${OWN_CONSENT_AGE}岁）`, value: null },
        { label: '签的日子', value: null },
        { label: '监护人在外地的：哪天、打哪个电话、谁问的', value: null, wide: true },
      ],
    },
    {
      piece: 'note',
      text: '签好以后在孩子档案的“同意与依据”里一件一件登记，原件收好。收回的，当天登记。',
    },
  ],
})
