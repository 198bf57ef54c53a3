import { openBrowser } from '../tests/e2e/chromium.ts'
import { startProduct } from '../tests/e2e/server.ts'
import { onDemo } from './walk/demo.ts'
import { onEmpty } from './walk/empty.ts'
import { tableOf, walker } from './walk/hand.ts'

/**
 * The table of the first walk measured again (taps, letters, a script's seconds), on an empty server and on the demo township, in
 * Chromium (`CHROMIUM_PATH`). Needs the built screens: `npm run build`.
 */
export const walk = async (): Promise<void> => {
  const { lines, line } = walker()
  const browser = await openBrowser()
  try {
    for (const [flags, part] of [
      [[], onEmpty],
      [['--demo'], onDemo],
    ] as const) {
      const server = await startProduct([...flags])
      await part(browser, server.url, { lines, line }).finally(() => server.stop())
    }
  } finally {
    await browser.close()
  }
  console.log(`\n${tableOf(lines)}`)
}
