import { Opened } from '../../file/opened.tsx'
import { ChildFile } from './file.tsx'

/** One child: whom to call first, the facts and how they were read, what happened, what is owed, who looked. */
export const Screen = () => <Opened draw={(id, file) => <ChildFile key={id} id={id} file={file} />} />
