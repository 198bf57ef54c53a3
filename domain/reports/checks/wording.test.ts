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
])('%s', (text, keys) => expect(lightsOf(text)).toEqual(keys))
