import { describe, expect, it } from 'vitest'
import { deliver, type Said, type Way } from './deliver.ts'
import type { Unsent } from './outbox.ts'

const said = (verdict: string, code: string | null = null, message: string | null = null): Said => ({
  verdict,
  code,
  message,
})
const item: Unsent = {
  record: {
    id: 'r1',
    kind: 'talk',
    version: 1,
    childIds: ['c1'],
    happenedOn: '2026-11-28',
    body: { topics: ['study'] },
  },
  entries: [
    {
      id: 'e1',
      kind: 'task',
      version: 1,
      about: { child: 'c1' },
      from: '2026-11-28',
      body: { what: '打电话', source: 'r1' },
    },
  ],
  arrived: false,
  post: { id: 'p1', name: '班主任' },
  who: '林小雨',
  draft: {
    key: 'a.record.talk.c1',
    value: { id: 'r1', kind: 'talk', asked: 'c1', childIds: null, who: '', on: '2026-11-28', body: {}, replaces: null },
  },
  refused: null,
}
const wayOf = (records: (Said | Error)[], entries: (Said[] | Error)[] = [[said('accepted')]]) => {
  const sent: { records: unknown[]; entries: unknown[] } = { records: [], entries: [] }
  const way: Way = {
    record: async (record) => {
      sent.records.push(record)
      const next = records.shift()
      if (next instanceof Error) throw next
      return next
    },
    entries: async (all) => {
      sent.entries.push(...all)
      const next = entries.shift() ?? []
      if (next instanceof Error) throw next
      return next
    },
    newId: () => 'r2',
  }
  return { way, sent }
}

describe('a record on its way (F4)', () => {
  it('goes with its tasks after it; one that had arrived before is as good', async () => {
    for (const verdict of ['accepted', 'duplicate']) {
      const { way, sent } = wayOf([said(verdict)])
      expect(await deliver(item, way, () => {})).toEqual({ recordId: 'r1', left: null })
      expect(sent.entries).toEqual(item.entries)
    }
  })

  it('stays with what is wrong at which answer, where the server says so', async () => {
    const message = '这一条登记里只有 2 步，请重新选是哪一步。'
    const { way } = wayOf([{ ...said('needs-attention', 'invalid', message), problems: [{ field: 'stage', message }] }])
    expect(await deliver(item, way, () => {})).toEqual({
      recordId: 'r1',
      left: { ...item, refused: message },
      faults: { stage: message },
    })
  })

  it('stays with the sentence of whoever refused it, and its tasks are not sent', async () => {
    const { way, sent } = wayOf([said('refused', 'not-found', '没有找到，或不在您负责的范围内。')])
    expect(await deliver(item, way, () => {})).toEqual({
      recordId: 'r1',
      left: { ...item, refused: '没有找到，或不在您负责的范围内。' },
    })
    expect(sent.entries).toEqual([])
  })

  it('that arrived and was changed here since goes as its correction, and the tasks name the correction', async () => {
    const { way, sent } = wayOf([said('needs-attention', 'id-taken'), said('accepted')])
    expect(await deliver(item, way, () => {})).toEqual({ recordId: 'r2', left: null })
    expect(sent.records[1]).toMatchObject({ id: 'r2', replaces: 'r1' })
    expect(sent.entries).toMatchObject([{ body: { source: 'r2' } }])
  })

  it('that arrived without its tasks is not sent again: only they are', async () => {
    let now = item
    const first = wayOf([said('accepted')], [new Error('no network')])
    await expect(deliver(item, first.way, (next) => (now = next))).rejects.toThrow('no network')
    expect(now.arrived).toBe(true)
    const again = wayOf([])
    expect((await deliver(now, again.way, () => {})).left).toBeNull()
    expect(again.sent).toEqual({ records: [], entries: item.entries })
  })

  it('tells where its tasks were not taken: the record stands', async () => {
    const { way } = wayOf([said('accepted')], [[said('refused', 'forbidden', '不行')]])
    const { left } = await deliver(item, way, () => {})
    expect(left?.arrived).toBe(true)
    expect(left?.refused).toMatch(/记录存好了，要办的事没有存上/)
  })
})
