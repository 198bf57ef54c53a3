import { mergeAttributes, Node, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { useContext } from 'react'
import { t } from '../../words/words.ts'
import { PageContext } from './page-context.ts'

const Chip = ({ node }: NodeViewProps) => {
  const page = useContext(PageContext)
  const ref = String(node.attrs.ref)
  const before = page.moved.get(ref)
  const state = `${page.open === ref ? ' on' : ''}${before === undefined ? '' : ' moved'}`
  return (
    <NodeViewWrapper as="span">
      <button
        type="button"
        className={`figchip${state}`}
        contentEditable={false}
        aria-pressed={page.open === ref}
        title={before === undefined ? undefined : t('上次存的时候是 {n}', { n: before })}
        onClick={() => page.show(ref)}
      >
        {String(node.attrs.text)}
      </button>
    </NodeViewWrapper>
  )
}

/** A number of the page: its text follows the data, its tap opens the rows. */
export const FigureNode = Node.create({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ ref: { default: '' }, text: { default: '' } }),
  parseHTML: () => [
    { tag: 'span[data-figure]', getAttrs: (e) => ({ ref: e.getAttribute('data-figure'), text: e.textContent }) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-figure': String(node.attrs.ref) }),
    String(node.attrs.text),
  ],
  addNodeView: () => ReactNodeViewRenderer(Chip),
})

/**
 * A tap takes the hint away and leaves the caret in its place; undo brings it back. The keyboard goes back to the text before
 * the caret is set: otherwise the browser puts the caret where it stood before, and the words come into the paragraph of the last blank.
 */
const Blank = ({ node, editor, getPos, deleteNode }: NodeViewProps) => (
  <NodeViewWrapper as="span">
    <button
      type="button"
      className="blank"
      contentEditable={false}
      disabled={!editor.isEditable}
      aria-label={t('填这个空：{hint}', { hint: String(node.attrs.hint) })}
      onClick={() => {
        const at = getPos()
        deleteNode()
        if (at === undefined) return
        editor.view.focus()
        editor.chain().setTextSelection(at).setMark('own').scrollIntoView().run()
      }}
    >
      {String(node.attrs.hint)}
    </button>
  </NodeViewWrapper>
)

/** A blank that only the author can fill; not printed. */
export const GapNode = Node.create({
  name: 'gap',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ key: { default: '' }, hint: { default: '' } }),
  parseHTML: () => [
    { tag: 'span[data-gap]', getAttrs: (e) => ({ key: e.getAttribute('data-gap'), hint: e.textContent }) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-gap': String(node.attrs.key) }),
    String(node.attrs.hint),
  ],
  addNodeView: () => ReactNodeViewRenderer(Blank),
})
