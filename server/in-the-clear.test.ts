import { expect, it } from 'vitest'
import { inTheClear } from './in-the-clear.ts'

it.each([
  ['127.0.0.1', null],
  ['127.9.0.1', null],
  ['localhost', null],
  ['::1', null],
  ['0.0.0.0', 'https://nuanyang.example.cn'],
])('HOST=%s with %s: nothing to warn of', (host, publicUrl) => {
  expect(inTheClear({ host, publicUrl })).toBe(null)
})

it.each([
  ['0.0.0.0', null],
  ['::', null],
  ['192.168.1.8', 'http://nuanyang.example.cn'],
  ['127.example.cn', null],
])('L13: HOST=%s with %s is open to the network without encryption: said, with what to do', (host, publicUrl) => {
  const words = inTheClear({ host, publicUrl })
  expect(words).toContain(`HOST=${host}`)
  expect(words).toContain('NUANYANG_PUBLIC_URL')
})
