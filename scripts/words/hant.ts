import { inHant } from '../../server/documents/hant.ts'
import { sentencesByArea } from './sentences.ts'

/** Every sentence of the catalogue in zh-Hant, as the screens' chunk has it. */
export const hantTable = (): Record<string, string> =>
  Object.fromEntries([...sentencesByArea().values()].flat().map((text) => [text, inHant(text)]))
