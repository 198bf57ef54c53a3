import { expect, it } from 'vitest'
import { schoolSummary } from '../school-summary.ts'
import { inputOf, WORKED } from '../testing/summary-input.ts'
import { wordingChecks } from './wording.ts'

/** Keys of the lights that an author's sentence turns on, besides the one that says that no name stands in it. */
const lightsOf = (text: string): string[] =>
  wordingChecks({
    page: [
      {
        key: 'opening',
        heading: null,
        own: true,
        doc: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'own' }] }] }],
        },
      },
    ],
    summary: inputOf(WORKED, null),
    report: schoolSummary,
    figures: {},
    childNames: [],
    elsewhere: [],
    noProblem: false,
  })
    .map((l) => l.key)
    .filter((key) => key !== 'names')

it.each<[string, string[]]>([
  ['孩子们放学后先到图书角写作业。', []],
  ['其余的孩子由值日教师陪着。', []],
  ['本学期围绕作业辅导，效果普遍很好。', ['empty']],
  ['近30名孩子参加。', ['about', 'typed']],
  ['其余4名由班主任陪读。', ['typed']],
  ['来了 30 名家长。', ['spaces', 'typed']],
  ['孩子们,都来了。', ['marks']],
  ['孩子们都来了', ['ends']],
  ['截止12月底共办三期。', ['until', 'typed']],
  ['他以前是出了名的差生。', ['labels-差生']],
  ['2019年春天开始试点。', ['years', 'typed']],
  // 已、均、全部 stand beside a record, or go (summaries §7).
  ['老人们均已接受指导。', ['claims']],
  ['家长全部到会。', ['claims']],
  ['已婚的姐姐常回来看他。', []],
  ['2026年3月5日去过一次。', ['dates', 'typed']],
  ['2026年10月5日去过一次。', ['typed']],
  ['2027年3月1日前再去一次。', ['typed']],
])('%s', (text, keys) => expect(lightsOf(text)).toEqual(keys))
