import { expect, it } from 'vitest'
import { BOX, chartOf, chartPost, inChartOrder } from './chart-layout.ts'

const post = (id: string, at: string, answersFor = ['safety']) =>
  chartPost(id, { post: at, person: { name: `人${id}` }, job: '职务', answersFor })
const posts = [post('3', 'member'), post('1', 'leader'), post('2', 'deputy'), post('4', 'member'), post('5', 'member')]

it('the leader stands on top, members below, each once and none over another', () => {
  for (const columns of [2, 4]) {
    const { boxes, width, height } = chartOf(posts, columns)
    expect(boxes.map((b) => b.id)).toEqual(['1', '2', '3', '4', '5'])
    for (const a of boxes) {
      expect(a.x >= 0 && a.x + BOX.width <= width && a.y + BOX.height <= height).toBe(true)
      for (const b of boxes)
        if (a !== b) expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true)
    }
  }
  expect(inChartOrder(posts).map((p) => p.id)).toEqual(['1', '2', '3', '4', '5'])
})

it('a group without a leader begins with whoever there is; nobody makes no picture', () => {
  expect(chartOf([post('1', 'member')], 4)).toMatchObject({ height: BOX.height, links: [] })
  expect(chartOf([], 4)).toMatchObject({ height: 0, boxes: [] })
})

it('what somebody answers for is cut where it does not fit, and said so', () => {
  const all = ['whole', 'safety', 'moral', 'study', 'life', 'mind', 'family', 'aid', 'activities', 'files']
  const [box] = chartOf([post('1', 'leader', all)], 4).boxes
  expect(box?.lines).toHaveLength(4)
  expect(box?.lines.at(-1)?.endsWith('…')).toBe(true)
})

it('no field of work is torn over two lines', () => {
  const [box] = chartOf([post('1', 'office', ['activities', 'files'])], 4).boxes
  expect(box?.lines.slice(2)).toEqual(['活动与儿童之家', '建档与统计'])
})
