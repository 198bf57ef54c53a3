import { PHONE } from './browser.ts'
import { everyScreen } from './every-screen.ts'
import { setStage } from './stage.ts'

/** The demo township’s screens. */
setStage(['--demo'])
everyScreen('phone', PHONE)
