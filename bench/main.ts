import { board } from './board.ts'
import { clicks } from './clicks.ts'
import { county } from './county.ts'
import { engine } from './engine.ts'
import { onGround } from './ground.ts'
import { pages } from './pages.ts'
import { prints } from './prints.ts'
import { rosters } from './rosters.ts'
import { summary } from './summary.ts'
import { walk } from './walk.ts'
import { writes } from './writes.ts'

/** Speed side by side, as ratios (docs/bench.md): `npm run bench`, or only some: `npm run bench -- engine rosters summary pages prints writes board county walk clicks`. */
const asked = process.argv.slice(2)
const wants = (part: string) => asked.length === 0 || asked.includes(part)
if (wants('engine')) engine()
if (wants('county')) await county()
if (wants('walk')) await walk()
if (wants('clicks')) await clicks()
if (['rosters', 'summary', 'pages', 'prints', 'writes', 'board'].some(wants))
  await onGround(async (ground) => {
    if (wants('writes')) await writes(ground)
    if (wants('board')) await board(ground)
    if (wants('rosters')) await rosters(ground)
    if (wants('summary') || wants('pages')) await summary(ground)
    if (wants('pages')) await pages(ground)
    if (wants('prints')) await prints(ground)
  })
