import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { openBrowser } from './chromium.ts'
import { type RunningServer, startProduct } from './server.ts'

/** Of everybody in the demo township. */
export const PASSWORD = 'hongshu-xiyu-26'

/** What a file of browser tests plays on: a server of its own, and Chromium. Set before the first test. */
export let server: RunningServer
export let browser: Browser

/** Sets the stage before a file's tests and clears it afterwards; `flags` such as `--demo`. */
export const setStage = (flags: string[] = []) => {
  beforeAll(async () => {
    server = await startProduct(flags, flags.includes('--demo') ? inject('demo') : null)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
}
