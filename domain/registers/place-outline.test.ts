import { expect, it } from 'vitest'
import { readOutline } from './place-outline.ts'

/** Each place as 上级/名称（类型）. */
const told = (text: string) => {
  const nodes = readOutline(text)
  return nodes.map((n) => `${n.parent === null ? '' : nodes[n.parent]?.name}/${n.name} ${n.kind}`)
}

it('lines further in stand below, whatever they are indented with', () => {
  const expected = [
    '/青石镇 township',
    '青石镇/河湾村 village',
    '青石镇/大坪村小学 school',
    '大坪村小学/三年级(1)班 class',
    '/白水镇 township',
    '白水镇/水源村 village',
  ]
  expect(told('青石镇\n  河湾村\n  大坪村小学\n    三年级(1)班\n白水镇\n  水源村')).toEqual(expected)
  expect(told('青石镇\n\t河湾村\n\t大坪村小学\n\t\t三年级(1)班\n白水镇\n\t水源村')).toEqual(expected)
  expect(told('一、青石镇\n　1. 河湾村\n　2. 大坪村小学\n　　- 三年级(1)班\n\n二、白水镇\n　1. 水源村\n')).toEqual(
    expected,
  )
})

it('a table with names repeated, or left empty, is the same; a school beside a village stands below the township', () => {
  const expected = ['/青石镇 township', '青石镇/河湾村 village', '青石镇/河湾小学 school', '青石镇/大坪村 village']
  expect(told('序号\t乡镇\t村\t学校\n1\t青石镇\t河湾村\t河湾小学\n2\t青石镇\t大坪村\t')).toEqual(expected)
  // In any order of rows.
  expect(told('青石镇\t河湾村\n白水镇\t水源村\n青石镇\t大坪村\n白水镇\t水源村')).toEqual([
    '/青石镇 township',
    '青石镇/河湾村 village',
    '/白水镇 township',
    '白水镇/水源村 village',
    '青石镇/大坪村 village',
  ])
  expect(told('乡镇\t村（社区）\t学校名称\r\n青石镇\t河湾村\t河湾小学\r\n\t大坪村\t')).toEqual(expected)
})

it('grade and class in two columns are one class', () => {
  expect(told('学校\t年级\t班\n河湾小学\t三年级\t1班\n\t三年级\t二班\n\t四年级\t')).toEqual([
    '/河湾小学 school',
    '河湾小学/三年级(1)班 class',
    '河湾小学/三年级(2)班 class',
    '河湾小学/四年级 class',
  ])
})

it('what a name does not tell may be said before it; otherwise nobody guesses', () => {
  expect(told('青石镇\n  村：河湾\n  学校：希望园\n  老街')).toEqual([
    '/青石镇 township',
    '青石镇/河湾 village',
    '青石镇/希望园 school',
    '青石镇/老街 null',
  ])
})

it('a list without indentation hangs on what stands last before it, and that is told as a guess', () => {
  expect(told('青石镇\n河湾小学\n三年级(1)班\n河湾村')).toEqual([
    '/青石镇 township',
    '青石镇/河湾小学 school',
    '河湾小学/三年级(1)班 class',
    '青石镇/河湾村 village',
  ])
  expect(readOutline('青石镇\n河湾村').map((n) => n.guessed)).toEqual([false, true])
  expect(told('')).toEqual([])
})
